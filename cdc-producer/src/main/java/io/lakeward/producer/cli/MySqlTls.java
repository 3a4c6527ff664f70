// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.cli;

import java.util.Optional;

/**
 * How connections to MySQL are encrypted. The stores are files (JKS or PKCS12) that lie at the same place on every
 * machine of the job.
 *
 * @param trustStore the certificates to trust; those of the JVM where it is empty
 * @param keyStore the client's own certificate, where the server asks for one
 */
public record MySqlTls(Mode mode, Optional<Store> trustStore, Optional<Store> keyStore) {
    /** As MySQL's own clients name them. */
    public enum Mode {
        DISABLED,
        PREFERRED,
        REQUIRED,
        VERIFY_CA,
        VERIFY_IDENTITY;

        /** Whether a connection without TLS is refused. */
        public boolean isStrict() {
            return compareTo(REQUIRED) >= 0;
        }
    }

    /** A key store's file and what opens it. */
    public record Store(String file, Secret password) {}

    public MySqlTls {
        if (mode == Mode.DISABLED && (trustStore.isPresent() || keyStore.isPresent())) {
            throw new IllegalArgumentException(
                    "--mysqlSslMode must be PREFERRED or stricter with a trust or key store, but was: DISABLED");
        }
    }

    static Mode mode(String text) {
        for (Mode mode : Mode.values()) {
            if (mode.name().equalsIgnoreCase(text)) {
                return mode;
            }
        }
        throw new IllegalArgumentException(
                "--mysqlSslMode must be DISABLED, PREFERRED, REQUIRED, VERIFY_CA or VERIFY_IDENTITY, but was: " + text);
    }
}
