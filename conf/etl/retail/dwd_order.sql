-- Every order with what it costs and what has been paid for it.
CREATE TABLE IF NOT EXISTS dwd.`order` (
  order_id    BIGINT,
  customer_id INT,
  status      STRING,
  ordered_at  TIMESTAMP(6),
  order_lines BIGINT,
  amount      DECIMAL(38, 2),
  payments    BIGINT,
  paid        DECIMAL(38, 2),
  last_paid   TIMESTAMP(6),
  PRIMARY KEY (order_id) NOT ENFORCED
);

INSERT INTO dwd.`order`
SELECT
  o.order_id,
  o.customer_id,
  o.status,
  o.ordered_at,
  COALESCE(l.order_lines, 0),
  COALESCE(l.amount, 0),
  COALESCE(p.payments, 0),
  COALESCE(p.paid, 0),
  p.last_paid
FROM retail.orders AS o
LEFT JOIN (
  SELECT order_id, COUNT(*) AS order_lines, SUM(unit_price * quantity) AS amount
  FROM retail.order_lines
  GROUP BY order_id
) AS l ON o.order_id = l.order_id
LEFT JOIN (
  SELECT order_id, COUNT(*) AS payments, SUM(amount) AS paid, MAX(paid_at) AS last_paid
  FROM retail.payments
  GROUP BY order_id
) AS p ON o.order_id = p.order_id;
