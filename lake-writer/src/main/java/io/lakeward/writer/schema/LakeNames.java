// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.schema;

import io.lakeward.event.Column;
import io.lakeward.event.TableSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** MySQL's names in the lake: letters, digits and underscores stay, what Avro does not allow becomes an underscore. */
public final class LakeNames {
    private LakeNames() {}

    public static String of(String name) {
        StringBuilder lakeName = new StringBuilder(name.length());
        name.codePoints()
                .map(letter -> Character.isLetterOrDigit(letter) ? letter : '_')
                .forEach(lakeName::appendCodePoint);
        return Character.isDigit(lakeName.codePointAt(0)) ? "_" + lakeName : lakeName.toString();
    }

    /** The names of the primary key's columns. */
    public static List<String> keyOf(TableSchema source) {
        return source.key().stream().map(LakeNames::of).toList();
    }

    /** @throws IllegalArgumentException if two columns come to the same name */
    static void requireDistinct(TableSchema source) {
        Map<String, String> taken = new HashMap<>();
        for (Column column : source.columns()) {
            String other = taken.put(of(column.name()), column.name());
            if (other != null) {
                throw new IllegalArgumentException("The columns '" + other + "' and '" + column.name() + "' of "
                        + source.table() + " must have different names in the lake, but both become "
                        + of(column.name()));
            }
        }
    }
}
