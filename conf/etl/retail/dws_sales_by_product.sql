-- What each product has sold, at which prices and to how many customers.
CREATE TABLE IF NOT EXISTS dws.sales_by_product (
  product_id INT,
  category   STRING,
  quantity   BIGINT,
  amount     DECIMAL(38, 2),
  customers  BIGINT,
  lowest     DECIMAL(10, 2),
  highest    DECIMAL(10, 2),
  PRIMARY KEY (product_id) NOT ENFORCED
);

INSERT INTO dws.sales_by_product
SELECT
  product_id,
  MAX(category),
  SUM(CAST(quantity AS BIGINT)),
  SUM(amount),
  COUNT(DISTINCT customer_id),
  MIN(unit_price),
  MAX(unit_price)
FROM dwd.order_line
WHERE product_id IS NOT NULL
GROUP BY product_id;
