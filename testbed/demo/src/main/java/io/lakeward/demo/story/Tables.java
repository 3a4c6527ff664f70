// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.story;

import java.util.List;

/** The tables of the demo's lake. Casts say the exact type a derived column must have. */
final class Tables {

    static final LakeTable USER = LakeTable.ods("user", "id");
    static final LakeTable PRODUCT = LakeTable.ods("product", "pid");
    static final LakeTable USER_ORDER = LakeTable.ods("user_order", "id");

    static final LakeTable ORDER_DETAIL = new LakeTable(
            Layer.DWD,
            "dwd",
            "order_detail",
            """
            SELECT o.id, o.oid, o.uid, u.name AS user_name, u.device_model, o.pid, p.pname, p.pprice, o.onum,
                   CAST(p.pprice * o.onum AS DECIMAL(21,2)) AS amount, o.create_time
            FROM test_db.user_order o
            LEFT JOIN test_db.user u ON u.id = o.uid
            LEFT JOIN test_db.product p ON p.pid = o.pid""",
            List.of("id"));

    static final LakeTable USER_AGG = new LakeTable(
            Layer.DWS,
            "dws",
            "user_agg",
            """
            SELECT COALESCE(device_model, 'unknown') AS device_model, COUNT(*) AS users
            FROM test_db.user
            GROUP BY COALESCE(device_model, 'unknown')""",
            List.of("device_model"));

    static final LakeTable PRODUCT_SALES = new LakeTable(
            Layer.DWS,
            "dws",
            "product_sales",
            """
            SELECT pid, COUNT(*) AS orders, CAST(SUM(onum) AS SIGNED) AS quantity,
                   CAST(SUM(amount) AS DECIMAL(38,2)) AS amount
            FROM (%s) order_detail
            WHERE pid IS NOT NULL
            GROUP BY pid"""
                    .formatted(ORDER_DETAIL.sql()),
            List.of("pid"));

    static final List<LakeTable> ALL = List.of(USER, PRODUCT, USER_ORDER, ORDER_DETAIL, USER_AGG, PRODUCT_SALES);

    private Tables() {}
}
