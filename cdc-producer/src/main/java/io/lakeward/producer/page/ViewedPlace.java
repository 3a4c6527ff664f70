// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import io.debezium.connector.mysql.MySqlConnection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.cdc.connectors.mysql.debezium.DebeziumUtils;
import org.apache.flink.cdc.connectors.mysql.source.config.MySqlSourceConfig;
import org.apache.flink.cdc.connectors.mysql.source.offset.BinlogOffset;

/**
 * A place of the binlog, and what there was at it. MariaDB has a view of just that. Elsewhere there are two views, milliseconds before
 * it and after it: what was there at the place is in one of them, but for rows that came after the first and went before the second.
 */
public final class ViewedPlace implements AutoCloseable {
    private final List<MySqlConnection> views = new ArrayList<>();
    private BinlogOffset position;

    private ViewedPlace() {}

    /** A place before which nothing is that a query from now on would not see. */
    public static ViewedPlace now(MySqlSourceConfig config) throws SQLException {
        ViewedPlace place = new ViewedPlace();
        try {
            place.open(config);
        } catch (SQLException | RuntimeException e) {
            place.close();
            throw e;
        }
        return place;
    }

    private void open(MySqlSourceConfig config) throws SQLException {
        MySqlConnection first = view(config);
        boolean isExact = PlaceKind.of(first) == PlaceKind.VIEW;
        DataView.open(first);
        if (isExact) {
            position = DebeziumUtils.currentBinlogOffset(first);
        } else {
            MySqlConnection second = view(config);
            position = DataView.lowPlace(second);
            DataView.open(second);
        }
    }

    private MySqlConnection view(MySqlSourceConfig config) {
        MySqlConnection view = DebeziumUtils.createMySqlConnection(config);
        views.add(view);
        return view;
    }

    public BinlogOffset position() {
        return position;
    }

    /** To be queried. */
    public List<MySqlConnection> views() {
        return List.copyOf(views);
    }

    @Override
    public void close() throws SQLException {
        for (MySqlConnection view : views) {
            view.close();
        }
    }
}
