-- What was sold each day, by the time of the order: a late or corrected order changes its own day.
CREATE TABLE IF NOT EXISTS dws.sales_by_day (
  order_day  DATE,
  orders     BIGINT,
  customers  BIGINT,
  quantity   BIGINT,
  amount     DECIMAL(38, 2),
  PRIMARY KEY (order_day) NOT ENFORCED
);

INSERT INTO dws.sales_by_day
SELECT
  CAST(ordered_at AS DATE),
  COUNT(DISTINCT order_id),
  COUNT(DISTINCT customer_id),
  SUM(CAST(quantity AS BIGINT)),
  SUM(amount)
FROM dwd.order_line
WHERE status <> 'cancelled' AND ordered_at IS NOT NULL
GROUP BY CAST(ordered_at AS DATE);
