// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.cli;

/** Where a MySQL server listens. */
public record HostPort(String host, int port) {
    private static final int MYSQL_PORT = 3306;

    public HostPort {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "-h/--host must be host or host:port with a port of 1 to 65535, but was: " + host + ":" + port);
        }
    }

    /** Reads {@code host}, {@code host:port}, {@code [v6 address]} or {@code [v6 address]:port}. */
    static HostPort parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0 || text.endsWith("]")) {
            return new HostPort(text, MYSQL_PORT);
        }
        try {
            return new HostPort(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("-h/--host must be host or host:port, but was: " + text, e);
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
