-- The last order of each customer: of many rows one is kept.
CREATE TABLE IF NOT EXISTS dws.last_order (
  customer_id INT,
  order_id    BIGINT,
  ordered_at  TIMESTAMP(6),
  status      STRING,
  amount      DECIMAL(38, 2),
  PRIMARY KEY (customer_id) NOT ENFORCED
);

INSERT INTO dws.last_order
SELECT customer_id, order_id, ordered_at, status, amount
FROM (
  SELECT
    customer_id,
    order_id,
    ordered_at,
    status,
    amount,
    ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY ordered_at DESC, order_id DESC) AS place
  FROM dwd.`order`
  WHERE customer_id IS NOT NULL AND ordered_at IS NOT NULL
)
WHERE place = 1;
