// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.ddl;

import io.debezium.relational.Column;
import io.debezium.relational.Table;
import io.lakeward.event.ColumnType;
import io.lakeward.producer.columns.TableColumns;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether an ALTER TABLE changes what its table's rows read, beyond what follows from the old rows and the new columns:
 * a new column that is NULL in all of them, and types that only become wider.
 */
final class RewrittenRows {
    private static final List<List<String>> FROM_NARROW_TO_WIDE = List.of(
            List.of("TINYINT", "SMALLINT", "MEDIUMINT", "INT", "BIGINT"),
            List.of("TINYTEXT", "TEXT", "MEDIUMTEXT", "LONGTEXT"),
            List.of("TINYBLOB", "BLOB", "MEDIUMBLOB", "LONGBLOB"));
    private static final Set<String> WITH_CHARACTERS =
            Set.of("CHAR", "VARCHAR", "TINYTEXT", "TEXT", "MEDIUMTEXT", "LONGTEXT", "ENUM", "SET");

    private RewrittenRows() {}

    static boolean by(Table before, Table after) {
        if (!before.primaryKeyColumnNames().equals(after.primaryKeyColumnNames())) {
            return true;
        }
        Map<String, Column> old = byName(before);
        Map<String, Column> now = byName(after);
        boolean drops = !now.keySet().containsAll(old.keySet());
        boolean adds = !old.keySet().containsAll(now.keySet());
        // A row without a key is known by its content.
        boolean isKeyless = before.primaryKeyColumnNames().isEmpty();
        return (drops && (adds || isKeyless))
                || now.values().stream()
                        .anyMatch(column -> old.containsKey(column.name())
                                ? !readsTheSame(old.get(column.name()), column)
                                : !isNullInOldRows(column));
    }

    private static Map<String, Column> byName(Table table) {
        Map<String, Column> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        table.columns().forEach(column -> columns.put(column.name(), column));
        return columns;
    }

    /** A TIMESTAMP may get a default that nobody wrote (explicit_defaults_for_timestamp). */
    private static boolean isNullInOldRows(Column added) {
        return added.isOptional()
                && !added.isGenerated()
                && !added.isAutoIncremented()
                && added.defaultValueExpression().isEmpty()
                && !TableColumns.type(added).name().equals("TIMESTAMP");
    }

    /** A server that is not strict puts a value where NULL was and may be no more, and numbers for zero in a new counter. */
    private static boolean readsTheSame(Column old, Column now) {
        return (now.isOptional() || !old.isOptional())
                && (old.isAutoIncremented() || !now.isAutoIncremented())
                && hasSameCharacters(old, now)
                && holdsAll(TableColumns.type(now), TableColumns.type(old), now);
    }

    private static boolean hasSameCharacters(Column old, Column now) {
        return !WITH_CHARACTERS.contains(TableColumns.type(old).name())
                || Objects.equals(lower(old.charsetName()), lower(now.charsetName()));
    }

    private static String lower(String charset) {
        return charset == null ? null : charset.toLowerCase(Locale.ROOT);
    }

    private static boolean holdsAll(ColumnType now, ColumnType old, Column column) {
        if (now.unsigned() != old.unsigned()) {
            return false;
        }
        if (!now.name().equals(old.name())) {
            return FROM_NARROW_TO_WIDE.stream()
                    .anyMatch(types -> types.contains(old.name())
                            && types.indexOf(now.name()) > types.indexOf(old.name())
                            && !isSized(column));
        }
        return switch (now.name()) {
            case "CHAR", "VARCHAR", "VARBINARY" -> now.length() >= old.length();
            case "DECIMAL" -> now.scale() >= old.scale() && now.length() - now.scale() >= old.length() - old.scale();
            case "DATETIME", "TIMESTAMP", "TIME" -> now.length() >= old.length();
            case "ENUM", "SET" -> new HashSet<>(now.values()).containsAll(old.values());
            case "TEXT", "BLOB" -> !isSized(column);
            default -> now.equals(old);
        };
    }

    /** TEXT(10) is a TINYTEXT. */
    private static boolean isSized(Column column) {
        return column.length() >= 0
                && Set.of("TEXT", "BLOB").contains(TableColumns.type(column).name());
    }
}
