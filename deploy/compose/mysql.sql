-- What the demo begins with, and what user cdc may do beyond its own database.
GRANT REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO 'cdc'@'%';

CREATE TABLE test_db.user (
  id int AUTO_INCREMENT PRIMARY KEY, name varchar(155), device_model varchar(155), email varchar(50), phone varchar(50),
  create_time timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
  modify_time timestamp NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP);
CREATE TABLE test_db.product (
  pid int PRIMARY KEY, pname varchar(155), pprice decimal(10,2),
  create_time timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
  modify_time timestamp NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP);
CREATE TABLE test_db.user_order (
  id int AUTO_INCREMENT PRIMARY KEY, oid varchar(155) NOT NULL, uid int, pid int, onum int,
  create_time timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
  modify_time timestamp NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP);

INSERT INTO test_db.user (name, device_model) VALUES ('customer-01', 'dm-01'), ('customer-02', 'dm-02');
INSERT INTO test_db.product (pid, pname, pprice) VALUES (1, 'product-001', 125.12), (2, 'product-002', 225.31);
INSERT INTO test_db.user_order (oid, uid, pid, onum) VALUES ('o10001', 1, 1, 100), ('o10002', 1, 2, 30);
