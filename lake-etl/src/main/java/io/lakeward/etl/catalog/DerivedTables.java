// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.catalog;

import io.lakeward.etl.error.UserError;
import java.util.HashSet;
import java.util.List;
import org.apache.flink.table.catalog.ResolvedCatalogTable;
import org.apache.flink.table.catalog.UniqueConstraint;

/** What a script's CREATE TABLE must say for its table to stay exact. */
final class DerivedTables {

    private DerivedTables() {}

    /** Tables of other connectors are none of the lake's business. */
    static boolean isDerived(ResolvedCatalogTable table) {
        var connector = table.getOptions().get("connector");
        return connector == null || connector.equals("hudi");
    }

    static List<String> requireKey(String name, ResolvedCatalogTable table) {
        var keys = table.getResolvedSchema()
                .getPrimaryKey()
                .map(UniqueConstraint::getColumns)
                .orElseThrow(() -> new UserError(name
                        + " must declare PRIMARY KEY (...) NOT ENFORCED: without it changed rows cannot replace their"
                        + " old version"));
        if (!new HashSet<>(keys).containsAll(table.getPartitionKeys())) {
            throw new UserError(name + " must have its partition columns in its primary key, but was: partitioned by "
                    + table.getPartitionKeys() + ", key " + keys
                    + "; a row whose partition changes would stay in the old one too");
        }
        return keys;
    }

    static void requireSameKey(String name, List<String> declared, HudiTable existing) {
        if (!declared.equals(existing.keys())) {
            throw new UserError(name + " must keep its primary key " + existing.keys() + ", but was declared with "
                    + declared + "; remove " + existing.path() + " to build it anew");
        }
    }
}
