// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.cli;

import java.util.List;

/**
 * Which quarantined records are to be applied again, and how.
 *
 * @param writer the options of the writer, which writes them
 * @param tables names of source tables, {@code *} stands for any letters; all if empty
 */
public record ReplayArgs(WriterArgs writer, List<String> tables, boolean isDry, boolean json) {
    public ReplayArgs {
        tables = List.copyOf(tables);
    }

    /** @param table empty if the record's table is not known */
    public boolean isSelected(String table) {
        return tables.isEmpty() || tables.stream().anyMatch(name -> TableNames.matches(name, table));
    }
}
