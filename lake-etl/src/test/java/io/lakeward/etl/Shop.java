// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.types.Row;

/** The source of the demo as plain rows, and its derived tables recomputed from scratch. */
final class Shop {

    static final LocalDateTime CREATED = LocalDateTime.of(2026, 11, 20, 12, 30, 15, 123_456_000);

    final Map<Integer, User> users = new TreeMap<>();
    final Map<Integer, Product> products = new TreeMap<>();
    final Map<Integer, Order> orders = new TreeMap<>();

    record User(int id, String name, String deviceModel) {}

    record Product(int pid, String pname, BigDecimal pprice) {}

    record Order(int id, String oid, Integer uid, Integer pid, Integer onum) {}

    List<Row> orderDetail() {
        return orders.values().stream()
                .map(order -> {
                    var user = order.uid() == null ? null : users.get(order.uid());
                    var product = order.pid() == null ? null : products.get(order.pid());
                    return Row.of(
                            order.id(),
                            order.oid(),
                            order.uid(),
                            user == null ? null : user.name(),
                            user == null ? null : user.deviceModel(),
                            order.pid(),
                            product == null ? null : product.pname(),
                            product == null ? null : product.pprice(),
                            order.onum(),
                            amount(order),
                            CREATED);
                })
                .toList();
    }

    List<Row> userAgg() {
        Map<String, Long> groups = users.values().stream()
                .collect(Collectors.groupingBy(
                        user -> user.deviceModel() == null ? "unknown" : user.deviceModel(), Collectors.counting()));
        return groups.entrySet().stream()
                .map(group -> Row.of(group.getKey(), group.getValue()))
                .toList();
    }

    List<Row> productSales() {
        var sales = new HashMap<Integer, Row>();
        orders.values().stream()
                .filter(order -> order.pid() != null)
                .forEach(order -> sales.merge(
                        order.pid(),
                        Row.of(
                                order.pid(),
                                1L,
                                order.onum() == null ? null : order.onum().longValue(),
                                amount(order)),
                        Shop::sum));
        return List.copyOf(sales.values());
    }

    private BigDecimal amount(Order order) {
        var product = order.pid() == null ? null : products.get(order.pid());
        return product == null || order.onum() == null
                ? null
                : product.pprice().multiply(BigDecimal.valueOf(order.onum()));
    }

    private static Row sum(Row one, Row other) {
        return Row.of(
                one.getField(0),
                one.<Long>getFieldAs(1) + other.<Long>getFieldAs(1),
                one.getField(2) == null
                        ? other.getField(2)
                        : other.getField(2) == null
                                ? one.getField(2)
                                : (Object) (one.<Long>getFieldAs(2) + other.<Long>getFieldAs(2)),
                one.getField(3) == null
                        ? other.getField(3)
                        : other.getField(3) == null
                                ? one.getField(3)
                                : one.<BigDecimal>getFieldAs(3).add(other.<BigDecimal>getFieldAs(3)));
    }
}
