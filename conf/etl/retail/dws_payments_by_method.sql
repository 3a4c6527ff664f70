-- Payments by day and method.
CREATE TABLE IF NOT EXISTS dws.payments_by_method (
  paid_day DATE,
  `method` STRING,
  payments BIGINT,
  amount   DECIMAL(38, 2),
  PRIMARY KEY (paid_day, `method`) NOT ENFORCED
);

INSERT INTO dws.payments_by_method
SELECT CAST(paid_at AS DATE), COALESCE(`method`, 'unknown'), COUNT(*), SUM(amount)
FROM retail.payments
WHERE paid_at IS NOT NULL
GROUP BY CAST(paid_at AS DATE), COALESCE(`method`, 'unknown');
