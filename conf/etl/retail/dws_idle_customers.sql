-- Customers who have never ordered, by segment: the first order takes a customer out.
CREATE TABLE IF NOT EXISTS dws.idle_customers (
  segment   STRING,
  customers BIGINT,
  PRIMARY KEY (segment) NOT ENFORCED
);

INSERT INTO dws.idle_customers
SELECT COALESCE(c.segment, 'unknown'), COUNT(*)
FROM retail.customers AS c
WHERE NOT EXISTS (SELECT 1 FROM retail.orders AS o WHERE o.customer_id = c.customer_id)
GROUP BY COALESCE(c.segment, 'unknown');
