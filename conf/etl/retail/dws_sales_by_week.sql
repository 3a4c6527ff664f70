-- A sliding window of a week: for each day with sales, what was sold on it and on the six days before.
CREATE TABLE IF NOT EXISTS dws.sales_by_week (
  last_day DATE,
  days     BIGINT,
  orders   BIGINT,
  amount   DECIMAL(38, 2),
  PRIMARY KEY (last_day) NOT ENFORCED
);

INSERT INTO dws.sales_by_week
SELECT w.order_day, COUNT(*), SUM(d.orders), SUM(d.amount)
FROM dws.sales_by_day AS w
JOIN dws.sales_by_day AS d
  ON d.order_day BETWEEN w.order_day - INTERVAL '6' DAY AND w.order_day
GROUP BY w.order_day;
