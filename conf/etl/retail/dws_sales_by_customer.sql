-- Every customer, those without orders too, with what they have bought.
CREATE TABLE IF NOT EXISTS dws.sales_by_customer (
  customer_id INT,
  name        STRING,
  segment     STRING,
  orders      BIGINT,
  amount      DECIMAL(38, 2),
  average     DECIMAL(38, 6),
  first_order TIMESTAMP(6),
  last_order  TIMESTAMP(6),
  PRIMARY KEY (customer_id) NOT ENFORCED
);

INSERT INTO dws.sales_by_customer
SELECT
  c.customer_id,
  c.name,
  c.segment,
  COALESCE(s.orders, 0),
  s.amount,
  s.average,
  s.first_order,
  s.last_order
FROM retail.customers AS c
LEFT JOIN (
  SELECT
    customer_id,
    COUNT(*) AS orders,
    SUM(amount) AS amount,
    AVG(amount) AS average,
    MIN(ordered_at) AS first_order,
    MAX(ordered_at) AS last_order
  FROM dwd.`order`
  WHERE status <> 'cancelled'
  GROUP BY customer_id
) AS s ON c.customer_id = s.customer_id;
