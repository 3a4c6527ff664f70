// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import org.apache.flink.types.Row;

/** The source of conf/etl/retail under a load that follows from its seed. Rows refer to rows that may not be there. */
final class Retail {

    private static final LocalDateTime START = LocalDateTime.of(2026, 11, 20, 0, 0, 0, 123_456_000);
    private static final int CUSTOMERS = 12;
    private static final int PRODUCTS = 12;
    private static final int ORDERS = 40;
    private static final int LINES = 3;
    private static final int PAYMENTS = 40;

    final SourceTable customers = new SourceTable(
            "customers",
            "customer_id INT, name STRING, city STRING, segment STRING, region STRING",
            List.of("customer_id"),
            true);
    final SourceTable products = new SourceTable(
            "products",
            "product_id INT, name STRING, category STRING, price DECIMAL(10, 2)",
            List.of("product_id"),
            false);
    final SourceTable orders = new SourceTable(
            "orders",
            "order_id BIGINT, customer_id INT, status STRING, ordered_at TIMESTAMP(6)",
            List.of("order_id"),
            false);
    final SourceTable lines = new SourceTable(
            "order_lines",
            "order_id BIGINT, line_no INT, product_id INT, quantity INT, unit_price DECIMAL(10, 2)",
            List.of("order_id", "line_no"),
            false);
    final SourceTable payments = new SourceTable(
            "payments",
            "payment_id BIGINT, order_id BIGINT, amount DECIMAL(12, 2), `method` STRING, paid_at TIMESTAMP(6)",
            List.of("payment_id"),
            false);

    final List<SourceTable> tables = List.of(customers, products, orders, lines, payments);

    private final Random random;

    Retail(long seed) {
        this.random = new Random(seed);
    }

    /** Few keys: most changes meet a row that is there, an insert is often of a row that was there before. */
    void change(int times) {
        for (int i = 0; i < times; i++) {
            var table = tables.get(random.nextInt(tables.size()));
            var rows = table.rows();
            if (rows.isEmpty() || random.nextInt(10) < 7) {
                table.put(row(table));
            } else if (random.nextInt(3) > 0) {
                table.remove(rows.get(random.nextInt(rows.size())));
            } else {
                moveKey(table, rows.get(random.nextInt(rows.size())));
            }
        }
    }

    private void moveKey(SourceTable table, Row row) {
        var moved = Row.copy(row);
        var other = row(table);
        for (int i = 0; i < table.key.size(); i++) {
            moved.setField(i, other.getField(i));
        }
        table.remove(row);
        table.put(moved);
    }

    private Row row(SourceTable table) {
        return switch (table.name) {
            case "customers" -> Row.of(
                    id(CUSTOMERS),
                    oneOf("Ada", "Bo", "Çelik", "王芳", null),
                    oneOf("Oslo", "Kyiv", "東京", null),
                    oneOf("retail", "wholesale", null),
                    oneOf("north", "south", "__default__"));
            case "products" -> Row.of(
                    id(PRODUCTS), oneOf("pen", "ink", "ledger"), oneOf("office", "toys", "food", null), money());
            case "orders" -> Row.of(
                    (long) id(ORDERS),
                    orNull(id(CUSTOMERS + 2)),
                    oneOf("new", "sent", "cancelled", null),
                    orNull(time()));
            case "order_lines" -> Row.of(
                    (long) id(ORDERS),
                    id(LINES),
                    orNull(id(PRODUCTS + 2)),
                    orNull(random.nextInt(9) - 1),
                    orNull(money()));
            case "payments" -> Row.of(
                    (long) id(PAYMENTS),
                    orNull((long) id(ORDERS)),
                    orNull(money()),
                    oneOf("card", "cash", null),
                    orNull(time()));
            default -> throw new IllegalArgumentException(table.name);
        };
    }

    private int id(int bound) {
        return 1 + random.nextInt(bound);
    }

    private String oneOf(String... values) {
        return values[random.nextInt(values.length)];
    }

    private <T> T orNull(T value) {
        return random.nextInt(12) == 0 ? null : value;
    }

    /** Few days and hours, so that windows have several rows and become empty again. */
    private LocalDateTime time() {
        return START.plusDays(random.nextInt(9)).plusHours(random.nextInt(2)).plusMinutes(random.nextInt(60));
    }

    private BigDecimal money() {
        return BigDecimal.valueOf(random.nextInt(30_000) - 1_000, 2);
    }
}
