-- Users per device model.
CREATE TABLE IF NOT EXISTS dws.user_agg (
  device_model STRING,
  users        BIGINT,
  PRIMARY KEY (device_model) NOT ENFORCED
);

INSERT INTO dws.user_agg
SELECT
  COALESCE(device_model, 'unknown'),
  COUNT(*)
FROM test_db.`user`
GROUP BY COALESCE(device_model, 'unknown');

-- What each product has sold, from the orders of dwd.sql.
CREATE TABLE IF NOT EXISTS dws.product_sales (
  pid      INT,
  orders   BIGINT,
  quantity BIGINT,
  amount   DECIMAL(38, 2),
  PRIMARY KEY (pid) NOT ENFORCED
);

INSERT INTO dws.product_sales
SELECT
  pid,
  COUNT(*),
  SUM(CAST(onum AS BIGINT)),
  SUM(amount)
FROM dwd.order_detail
WHERE pid IS NOT NULL
GROUP BY pid;
