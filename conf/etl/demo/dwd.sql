-- Every order with its user and product spelled out. An order whose user or product is missing stays, with NULLs.
CREATE TABLE IF NOT EXISTS dwd.order_detail (
  id           INT,
  oid          STRING,
  uid          INT,
  user_name    STRING,
  device_model STRING,
  pid          INT,
  pname        STRING,
  pprice       DECIMAL(10, 2),
  onum         INT,
  amount       DECIMAL(21, 2),
  create_time  TIMESTAMP(6),
  PRIMARY KEY (id) NOT ENFORCED
);

INSERT INTO dwd.order_detail
SELECT
  o.id,
  o.oid,
  o.uid,
  u.name,
  u.device_model,
  o.pid,
  p.pname,
  p.pprice,
  o.onum,
  p.pprice * o.onum,
  o.create_time
FROM test_db.user_order AS o
LEFT JOIN test_db.`user` AS u ON o.uid = u.id
LEFT JOIN test_db.product AS p ON o.pid = p.pid;
