// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.catalog;

import java.util.List;
import java.util.Optional;

/** A place where engines look tables up by name. */
interface Catalog {
    /** @throws CatalogException if it cannot be reached */
    Session open();

    /** How the catalog's readers write a path of the lake. */
    String locationOf(String lakePath);

    /** A connection; whatever fails throws a {@link CatalogException}. */
    interface Session extends AutoCloseable {
        /** What the catalog has under a table's name. */
        Optional<FoundTable> find(CatalogTable wanted);

        void create(CatalogTable table);

        void alter(CatalogTable table);

        void drop(CatalogTable table);

        void addPartitions(CatalogTable table, List<PartitionPath> partitions);

        void dropPartitions(CatalogTable table, List<String> values);

        @Override
        void close();
    }
}
