// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.catalog;

import java.util.Set;

/**
 * What a catalog has of a table.
 *
 * @param partitions their values
 */
record FoundTable(CatalogTable table, Set<String> partitions) {
    FoundTable {
        partitions = Set.copyOf(partitions);
    }
}
