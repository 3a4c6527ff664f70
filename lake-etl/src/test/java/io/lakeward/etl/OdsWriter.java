// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.runtime.typeutils.ExternalTypeInfo;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;

/** Writes what the lake writer would: one commit per call, rows replaced and deleted by key. */
final class OdsWriter {

    private static final String OWN = "_lakeward_seq BIGINT, ";
    private static final Map<String, String> COLUMNS = Map.of(
            "user", OWN + "id INT, name STRING, device_model STRING, create_time TIMESTAMP(6)",
            "product", OWN + "pid INT, pname STRING, pprice DECIMAL(10, 2), create_time TIMESTAMP(6)",
            "user_order", OWN + "id INT, oid STRING, uid INT, pid INT, onum INT, create_time TIMESTAMP(6)");
    private static final Map<String, String> KEYS = Map.of("user", "id", "product", "pid", "user_order", "id");

    private final TestCluster cluster;
    private final String lake;
    private final Shop shop;

    OdsWriter(TestCluster cluster, String lake, Shop shop) {
        this.cluster = cluster;
        this.lake = lake;
        this.shop = shop;
    }

    void put(Shop.User user) throws Exception {
        shop.users.put(user.id(), user);
        write("user", row(RowKind.INSERT, user));
    }

    void put(Shop.Product product) throws Exception {
        shop.products.put(product.pid(), product);
        write("product", row(RowKind.INSERT, product));
    }

    void put(Shop.Order order) throws Exception {
        shop.orders.put(order.id(), order);
        write("user_order", row(RowKind.INSERT, order));
    }

    void deleteUser(int id) throws Exception {
        write("user", row(RowKind.DELETE, shop.users.remove(id)));
    }

    void deleteProduct(int pid) throws Exception {
        write("product", row(RowKind.DELETE, shop.products.remove(pid)));
    }

    /** A changed key reaches the lake as a delete and an insert. */
    void moveOrder(int from, Shop.Order to) throws Exception {
        var old = shop.orders.remove(from);
        shop.orders.put(to.id(), to);
        write("user_order", row(RowKind.DELETE, old), row(RowKind.INSERT, to));
    }

    void writeAll() throws Exception {
        write(
                Map.of(
                        "user", inserts(shop.users.values(), OdsWriter::row),
                        "product", inserts(shop.products.values(), OdsWriter::row),
                        "user_order", inserts(shop.orders.values(), OdsWriter::row)),
                "");
    }

    void writeUsersWithoutChangeLog() throws Exception {
        write(Map.of("user", inserts(shop.users.values(), OdsWriter::row)), " WITH ('cdc.enabled' = 'false')");
    }

    private void write(String table, Row... rows) throws Exception {
        write(Map.of(table, List.of(rows)), "");
    }

    private void write(Map<String, List<Row>> changes, String options) throws Exception {
        var environment = cluster.environment();
        var tables = StreamTableEnvironment.create(environment);
        tables.executeSql("CREATE CATALOG lake WITH ('type' = 'lakeward', 'path' = '" + lake + "')");
        tables.useCatalog("lake");
        var inserts = tables.createStatementSet();
        changes.forEach((table, rows) -> {
            tables.executeSql("CREATE TABLE test_db.`%s` (%s, PRIMARY KEY (%s) NOT ENFORCED)%s"
                    .formatted(table, COLUMNS.get(table), KEYS.get(table), options));
            var schema = tables.from("test_db.`" + table + "`").getResolvedSchema();
            var stream = environment.fromData(rows, ExternalTypeInfo.of(schema.toPhysicalRowDataType()));
            var declared = Schema.newBuilder().fromResolvedSchema(schema).build();
            inserts.addInsert(
                    "test_db.`" + table + "`", tables.fromChangelogStream(stream, declared, ChangelogMode.all()));
        });
        inserts.execute().await();
    }

    private static <T> List<Row> inserts(Collection<T> values, BiFunction<RowKind, T, Row> toRow) {
        return values.stream().map(value -> toRow.apply(RowKind.INSERT, value)).toList();
    }

    private static Row row(RowKind kind, Shop.User user) {
        return Row.ofKind(kind, 1L, user.id(), user.name(), user.deviceModel(), Shop.CREATED);
    }

    private static Row row(RowKind kind, Shop.Product product) {
        return Row.ofKind(kind, 1L, product.pid(), product.pname(), product.pprice(), Shop.CREATED);
    }

    private static Row row(RowKind kind, Shop.Order order) {
        return Row.ofKind(kind, 1L, order.id(), order.oid(), order.uid(), order.pid(), order.onum(), Shop.CREATED);
    }
}
