// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.story;

import java.util.List;
import java.util.Set;

/** The changes the demo plays, as data. */
public final class Story {

    private static final View USERS = View.of(Tables.USER, "id", "name", "device_model");
    private static final View USERS_WITH_AGE = View.of(Tables.USER, "id", "name", "device_model", "age");
    private static final View PRODUCTS = View.of(Tables.PRODUCT, "pid", "pname", "pprice");
    private static final View ORDERS = View.of(Tables.USER_ORDER, "id", "oid", "uid", "pid", "onum");
    private static final View DETAILS =
            View.of(Tables.ORDER_DETAIL, "id", "user_name", "pname", "pprice", "onum", "amount");
    private static final View GROUPS = View.of(Tables.USER_AGG, "device_model", "users");
    private static final View SALES = View.of(Tables.PRODUCT_SALES, "pid", "orders", "quantity", "amount");

    private static final String TIMES =
            """
            create_time timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
              modify_time timestamp NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP""";

    /** What is in the source before the jobs start. */
    public static final List<String> SEED = List.of(
            """
            CREATE TABLE test_db.user (
              id int AUTO_INCREMENT PRIMARY KEY, name varchar(155), device_model varchar(155),
              email varchar(50), phone varchar(50), %s)"""
                    .formatted(TIMES),
            "CREATE TABLE test_db.product (pid int PRIMARY KEY, pname varchar(155), pprice decimal(10,2), %s)"
                    .formatted(TIMES),
            """
            CREATE TABLE test_db.user_order (
              id int AUTO_INCREMENT PRIMARY KEY, oid varchar(155) NOT NULL, uid int, pid int, onum int, %s)"""
                    .formatted(TIMES),
            """
            INSERT INTO test_db.user (name, device_model, email, phone) VALUES
              ('customer-01', 'dm-01', 'abc01@email.com', '188776xxxxx'),
              ('customer-02', 'dm-02', 'abc02@email.com', '166776xxxxx')""",
            "INSERT INTO test_db.product (pid, pname, pprice) VALUES (1, 'product-001', 125.12), (2, 'product-002', 225.31)",
            """
            INSERT INTO test_db.user_order (oid, uid, pid, onum) VALUES
              ('o10001', 1, 1, 100), ('o10002', 1, 2, 30), ('o10001', 2, 1, 22), ('o10002', 2, 2, 16)""");

    public static final Step SNAPSHOT = new Step(
            "The tables as they are reach the ODS layer",
            List.of(),
            Set.of(Layer.ODS),
            List.of(USERS, PRODUCTS, ORDERS));

    public static final Step DERIVED = Step.of(
            "The ETL starts: a join of the three tables (DWD), two aggregates (DWS)",
            List.of(),
            DETAILS,
            GROUPS,
            SALES);

    public static final List<Step> CHANGES = List.of(
            Step.of(
                    "A new column, and a user who has it",
                    List.of(
                            "ALTER TABLE test_db.user ADD COLUMN age int",
                            "INSERT INTO test_db.user (name, device_model, email, phone, age) "
                                    + "VALUES ('customer-03', 'dm-03', 'abc03@email.com', '199776xxxxx', 18)"),
                    USERS_WITH_AGE,
                    GROUPS),
            Step.of(
                    "A user's name changes",
                    List.of("UPDATE test_db.user SET name = 'new-customer-03' WHERE id = 3"),
                    USERS),
            Step.of(
                    "More users, one without a device, and their orders",
                    List.of(
                            "INSERT INTO test_db.user (name, device_model, age) "
                                    + "VALUES ('customer-04', 'dm-01', 30), ('customer-05', NULL, 45)",
                            "INSERT INTO test_db.user_order (oid, uid, pid, onum) "
                                    + "VALUES ('o10003', 3, 1, 7), ('o10004', 4, 2, 1)"),
                    USERS,
                    GROUPS,
                    SALES),
            Step.of(
                    "A user moves to another device: one group shrinks, one grows",
                    List.of("UPDATE test_db.user SET device_model = 'dm-02' WHERE id = 4"),
                    USERS,
                    GROUPS),
            Step.of(
                    "The last user of a device leaves it: the group disappears",
                    List.of("UPDATE test_db.user SET device_model = 'dm-01' WHERE id = 3"),
                    USERS,
                    GROUPS),
            Step.of(
                    "A price changes: every order of the product is worth something else",
                    List.of("UPDATE test_db.product SET pprice = 99.99 WHERE pid = 1"),
                    PRODUCTS,
                    DETAILS,
                    SALES),
            Step.of(
                    "An order is deleted, and a user: his orders stay, with nobody beside them",
                    List.of("DELETE FROM test_db.user_order WHERE id = 2", "DELETE FROM test_db.user WHERE id = 4"),
                    ORDERS,
                    DETAILS,
                    GROUPS),
            Step.of(
                    "An order's primary key changes: the old row must not stay behind",
                    List.of("UPDATE test_db.user_order SET id = 40 WHERE id = 4"),
                    ORDERS,
                    DETAILS));

    static final int STEPS = CHANGES.size() + 2;

    private Story() {}
}
