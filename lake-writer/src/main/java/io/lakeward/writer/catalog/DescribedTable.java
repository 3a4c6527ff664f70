// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.catalog;

import io.lakeward.event.TableId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.text.StringEscapeUtils;

/** Reads what Hive says to {@code DESCRIBE FORMATTED}: rows of a name, a value, and more, in parts with headings. */
final class DescribedTable {
    private final List<CatalogColumn> columns = new ArrayList<>();
    private final List<CatalogColumn> partitionKeys = new ArrayList<>();
    private final Map<String, String> facts = new HashMap<>();
    private final Map<String, String> serdeProperties = new HashMap<>();

    private DescribedTable() {}

    /** @param properties are shown better elsewhere */
    static CatalogTable read(TableId id, List<List<String>> rows, Map<String, String> properties) {
        DescribedTable table = new DescribedTable();
        String part = "";
        for (List<String> row : rows) {
            String name = row.get(0);
            if (name.startsWith("# ") || name.endsWith(" Params:") || name.endsWith(" Parameters:")) {
                part = name.equals("# col_name") ? part : name;
            } else {
                table.add(part, row);
            }
        }
        return new CatalogTable(
                id,
                table.columns,
                table.partitionKeys,
                table.facts.getOrDefault("Location:", ""),
                table.facts.getOrDefault("InputFormat:", ""),
                table.serdeProperties,
                properties);
    }

    private void add(String part, List<String> row) {
        String name = row.get(0);
        if (part.isEmpty() && !name.isEmpty()) {
            columns.add(new CatalogColumn(name, row.get(1)));
        } else if (part.equals("# Partition Information") && !name.isEmpty()) {
            partitionKeys.add(new CatalogColumn(name, row.get(1)));
        } else if (part.equals("Storage Desc Params:")
                && name.isEmpty()
                && !row.get(1).isEmpty()) {
            serdeProperties.put(row.get(1), StringEscapeUtils.unescapeJava(row.get(2)));
        } else if (!name.isEmpty()) {
            facts.put(name, row.get(1));
        }
    }
}
