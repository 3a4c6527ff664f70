// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.cli;

import java.util.Optional;

/**
 * The catalog that is to know the lake's tables.
 *
 * @param jdbcUrl HiveServer2, for mode JDBC
 * @param password never shown
 * @param metastore the metastore's thrift address, for mode HMS; without it Spark's own setting counts
 */
public record CatalogSync(
        Mode mode, Optional<String> jdbcUrl, String username, Optional<String> password, Optional<String> metastore) {
    /** How the catalog is reached. */
    public enum Mode {
        JDBC,
        HMS,
        GLUE
    }

    @Override
    public String toString() {
        return "CatalogSync[" + mode + "]";
    }
}
