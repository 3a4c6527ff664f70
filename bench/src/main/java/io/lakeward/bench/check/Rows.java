// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.check;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The rows of a query's result. */
public final class Rows {
    private Rows() {}

    public static Sum sum(ResultSet result) throws SQLException {
        int columns = result.getMetaData().getColumnCount();
        Sum sum = Sum.NONE;
        while (result.next()) {
            List<String> row = new ArrayList<>(columns);
            for (int column = 1; column <= columns; column++) {
                row.add(result.getString(column));
            }
            sum = sum.plus(row);
        }
        return sum;
    }
}
