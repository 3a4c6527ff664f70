-- The three products of each category that have sold for most. Among equals the lower number comes first.
CREATE TABLE IF NOT EXISTS dws.top_products (
  category   STRING,
  place      BIGINT,
  product_id INT,
  amount     DECIMAL(38, 2),
  PRIMARY KEY (category, place) NOT ENFORCED
);

INSERT INTO dws.top_products
SELECT category, place, product_id, amount
FROM (
  SELECT
    category,
    product_id,
    amount,
    ROW_NUMBER() OVER (PARTITION BY category ORDER BY amount DESC, product_id) AS place
  FROM dws.sales_by_product
  WHERE category IS NOT NULL AND amount IS NOT NULL
)
WHERE place <= 3;
