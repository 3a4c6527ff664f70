-- Every order line with its order, customer and product spelled out. A line without its order is left out; one whose
-- customer or product is missing stays, with NULLs.
CREATE TABLE IF NOT EXISTS dwd.order_line (
  order_id      BIGINT,
  line_no       INT,
  ordered_at    TIMESTAMP(6),
  status        STRING,
  customer_id   INT,
  customer_name STRING,
  city          STRING,
  segment       STRING,
  product_id    INT,
  product_name  STRING,
  category      STRING,
  quantity      INT,
  unit_price    DECIMAL(10, 2),
  amount        DECIMAL(21, 2),
  PRIMARY KEY (order_id, line_no) NOT ENFORCED
);

INSERT INTO dwd.order_line
SELECT
  l.order_id,
  l.line_no,
  o.ordered_at,
  o.status,
  o.customer_id,
  c.name,
  c.city,
  c.segment,
  l.product_id,
  p.name,
  p.category,
  l.quantity,
  l.unit_price,
  l.unit_price * l.quantity
FROM retail.order_lines AS l
JOIN retail.orders AS o ON l.order_id = o.order_id
LEFT JOIN retail.customers AS c ON o.customer_id = c.customer_id
LEFT JOIN retail.products AS p ON l.product_id = p.product_id;
