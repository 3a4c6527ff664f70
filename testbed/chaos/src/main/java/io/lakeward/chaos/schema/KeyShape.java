// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.schema;

import java.util.List;

/** What tells a table's rows apart; keys are numbered from 0, and a number has one key. */
@SuppressWarnings("ImmutableEnumChecker") // the list is made by List.of and holds records
public enum KeyShape {
    INT(List.of(new KeyColumn("id", "INT", "int", Reading.WHOLE))) {
        @Override
        List<String> literals(int number) {
            return List.of(Integer.toString(number - 100));
        }
    },
    /** Parts that look alike once they are put together: commas, colons and their escapes. */
    COMPOSITE(List.of(
            new KeyColumn("k1", "SMALLINT", "int", Reading.WHOLE),
            new KeyColumn("k2", "VARCHAR(30)", "string", Reading.TEXT))) {
        @Override
        List<String> literals(int number) {
            int rest = number / 13;
            String text = List.of("p", "p,k2:", "p%2Ck2%3A", "顾", "p ").get(rest % 5) + rest / 5;
            return List.of(Integer.toString(number % 13), Literals.quoted(text));
        }
    },
    /** Different texts that the collation calls equal: there a row's key changes without being another one to MySQL. */
    TEXT(List.of(new KeyColumn("k", "VARCHAR(60)", "string", Reading.TEXT))) {
        @Override
        List<String> literals(int number) {
            String text = List.of("user-%d", "USER-%d", "user-%d ", "ü/%d", "'quoted\\%d", "😀%d")
                    .get(number % 6)
                    .formatted(number / 6);
            return List.of(Literals.quoted(text));
        }
    },
    UNSIGNED(List.of(new KeyColumn("id", "BIGINT UNSIGNED", "decimal(20,0)", Reading.DECIMAL))) {
        @Override
        List<String> literals(int number) {
            return List.of(Long.toUnsignedString(number % 2 == 0 ? number / 2 : -1L - number / 2));
        }
    },
    BYTES(List.of(new KeyColumn("k", "VARBINARY(8)", "binary", Reading.BYTES))) {
        @Override
        List<String> literals(int number) {
            return List.of("X'" + "%04x".formatted(number / 3) + "00".repeat(number % 3) + "'");
        }
    },
    TIME(List.of(
            new KeyColumn("day", "DATE", "date", Reading.DATE),
            new KeyColumn("at", "DATETIME(3)", "timestamp_ntz", Reading.DATETIME))) {
        @Override
        List<String> literals(int number) {
            return List.of(
                    "'2026-03-%02d'".formatted(1 + number % 28),
                    "'1969-12-31 23:%02d:59.%03d'".formatted(number / 28 % 60, number / 1680));
        }
    },
    DECIMAL(List.of(new KeyColumn("id", "DECIMAL(20,3)", "decimal(20,3)", Reading.DECIMAL))) {
        @Override
        List<String> literals(int number) {
            return List.of("%d.%03d".formatted(number / 8 - 50, number % 8 * 125));
        }
    },
    /** No primary key, but a unique index whose column is NOT NULL. */
    UNIQUE(List.of(new KeyColumn("u", "MEDIUMINT", "int", Reading.WHOLE))) {
        @Override
        List<String> literals(int number) {
            return List.of(Integer.toString(number));
        }

        @Override
        String ddl() {
            return ", UNIQUE KEY only_one (u)";
        }
    },
    NONE(List.of()) {
        @Override
        List<String> literals(int number) {
            return List.of();
        }

        @Override
        String ddl() {
            return "";
        }
    };

    private final List<KeyColumn> columns;

    /** A column of a key. */
    record KeyColumn(String name, String mysql, String lake, Reading reading) {}

    KeyShape(List<KeyColumn> columns) {
        this.columns = columns;
    }

    List<KeyColumn> columns() {
        return columns;
    }

    abstract List<String> literals(int number);

    String ddl() {
        return ", PRIMARY KEY (" + String.join(", ", names()) + ")";
    }

    public List<String> names() {
        return columns.stream().map(KeyColumn::name).toList();
    }

    /** The condition that only the row with this key fulfils. */
    public String where(int number) {
        return assignments(number, " AND ");
    }

    /** What gives a row this key. */
    public String set(int number) {
        return assignments(number, ", ");
    }

    private String assignments(int number, String between) {
        StringBuilder text = new StringBuilder();
        List<String> values = literals(number);
        for (int i = 0; i < columns.size(); i++) {
            text.append(i == 0 ? "" : between)
                    .append(columns.get(i).name())
                    .append(" = ")
                    .append(values.get(i));
        }
        return text.toString();
    }
}
