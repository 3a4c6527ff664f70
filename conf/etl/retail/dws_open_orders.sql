-- Orders that are not paid for, with whom to ask. A payment takes its order out, a refund brings it back.
CREATE TABLE IF NOT EXISTS dws.open_orders (
  order_id      BIGINT,
  customer_name STRING,
  city          STRING,
  due           DECIMAL(38, 2),
  PRIMARY KEY (order_id) NOT ENFORCED
);

INSERT INTO dws.open_orders
SELECT o.order_id, c.name, c.city, o.amount - o.paid
FROM dwd.`order` AS o
JOIN retail.customers AS c ON o.customer_id = c.customer_id
WHERE o.status <> 'cancelled' AND o.amount > o.paid;
