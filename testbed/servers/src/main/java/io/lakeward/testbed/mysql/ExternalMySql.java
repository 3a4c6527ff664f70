// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.testbed.mysql;

import java.util.Map;
import java.util.Optional;

/** A server somebody else started and will stop. */
record ExternalMySql(String host, int port, String user, String password) implements MySqlServer {

    static final String ADDRESS = "LAKEWARD_TEST_MYSQL";

    static Optional<ExternalMySql> from(Map<String, String> environment) {
        String address = environment.getOrDefault(ADDRESS, "");
        if (address.isBlank()) {
            return Optional.empty();
        }
        int colon = address.lastIndexOf(':');
        if (colon < 1 || !address.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException(ADDRESS + " must be HOST:PORT, but was: " + address);
        }
        return Optional.of(new ExternalMySql(
                address.substring(0, colon),
                Integer.parseInt(address.substring(colon + 1)),
                environment.getOrDefault(ADDRESS + "_USER", "root"),
                environment.getOrDefault(ADDRESS + "_PASSWORD", "root")));
    }

    @Override
    public void close() {
        // Not ours to stop.
    }

    @Override
    public String toString() {
        return user + "@" + host + ":" + port;
    }
}
