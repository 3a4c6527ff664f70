// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.catalog;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/** A HiveServer2, by SQL. */
record HiveServer(String url, String user, Optional<String> password, HadoopPaths paths) implements Catalog {
    @Override
    public Session open() {
        try {
            return new HiveServerSession(DriverManager.getConnection(url, user, password.orElse("")));
        } catch (SQLException e) {
            throw new CatalogException("HiveServer2 could not be reached at " + address(), e);
        }
    }

    @Override
    public String locationOf(String lakePath) {
        return paths.qualified(lakePath);
    }

    @Override
    public String toString() {
        return "HiveServer[" + address() + "]";
    }

    /** What comes after it may be secret. */
    private String address() {
        return url.replaceFirst("[;?#].*", "");
    }
}
