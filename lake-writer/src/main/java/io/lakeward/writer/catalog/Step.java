// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.catalog;

import java.util.List;

/** One thing to do in a catalog. */
sealed interface Step {
    void carryOut(Catalog.Session session);

    /** Also its database, if that is not there. */
    record Create(CatalogTable table) implements Step {
        @Override
        public void carryOut(Catalog.Session session) {
            session.create(table);
        }
    }

    /** Columns, format and properties; what the catalog has beside them stays. */
    record Alter(CatalogTable table) implements Step {
        @Override
        public void carryOut(Catalog.Session session) {
            session.alter(table);
        }
    }

    /** From the catalog; the files stay. */
    record Drop(CatalogTable table) implements Step {
        @Override
        public void carryOut(Catalog.Session session) {
            session.drop(table);
        }
    }

    /** In the order of their paths. */
    record AddPartitions(CatalogTable table, List<PartitionPath> partitions) implements Step {
        @Override
        public void carryOut(Catalog.Session session) {
            session.addPartitions(table, partitions);
        }
    }

    /**
     * From the catalog; the files stay.
     *
     * @param values in their order
     */
    record DropPartitions(CatalogTable table, List<String> values) implements Step {
        @Override
        public void carryOut(Catalog.Session session) {
            session.dropPartitions(table, values);
        }
    }
}
