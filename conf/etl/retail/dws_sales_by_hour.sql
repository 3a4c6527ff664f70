-- Event-time windows of an hour, one partition a day. A window is never closed, so late changes count.
CREATE TABLE IF NOT EXISTS dws.sales_by_hour (
  order_hour TIMESTAMP(0),
  order_day  STRING,
  orders     BIGINT,
  smallest   DECIMAL(38, 2),
  largest    DECIMAL(38, 2),
  average    DECIMAL(38, 6),
  PRIMARY KEY (order_hour, order_day) NOT ENFORCED
) PARTITIONED BY (order_day);

INSERT INTO dws.sales_by_hour
SELECT
  CAST(FLOOR(ordered_at TO HOUR) AS TIMESTAMP(0)),
  DATE_FORMAT(ordered_at, 'yyyy-MM-dd'),
  COUNT(*),
  MIN(amount),
  MAX(amount),
  AVG(amount)
FROM dwd.`order`
WHERE ordered_at IS NOT NULL
GROUP BY CAST(FLOOR(ordered_at TO HOUR) AS TIMESTAMP(0)), DATE_FORMAT(ordered_at, 'yyyy-MM-dd');
