// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.source;

import io.lakeward.producer.cli.MySqlTls;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;

/** TLS in the words of those who connect to MySQL: the JDBC driver and the connector's binlog client. */
public final class Tls {
    /** A newer TLS changes keys in between, at which the connector's binlog client is known to hang. */
    private static final String VERSION = "TLSv1.2";

    private Tls() {}

    public static Properties jdbc(MySqlTls tls) {
        Properties jdbc = new Properties();
        jdbc.setProperty("sslMode", tls.mode().name());
        jdbc.setProperty("tlsVersions", VERSION);
        tls.trustStore().ifPresent(store -> {
            jdbc.setProperty("trustCertificateKeyStoreUrl", url(store));
            jdbc.setProperty(
                    "trustCertificateKeyStorePassword", store.password().value());
        });
        tls.keyStore().ifPresent(store -> {
            jdbc.setProperty("clientCertificateKeyStoreUrl", url(store));
            jdbc.setProperty(
                    "clientCertificateKeyStorePassword", store.password().value());
        });
        return jdbc;
    }

    /** The binlog client takes the TLS version from the connector's JDBC connection. */
    static Properties debezium(MySqlTls tls) {
        Properties debezium = new Properties();
        debezium.setProperty("database.ssl.mode", tls.mode().name().toLowerCase(Locale.ROOT));
        tls.trustStore().ifPresent(store -> {
            debezium.setProperty("database.ssl.truststore", store.file());
            debezium.setProperty(
                    "database.ssl.truststore.password", store.password().value());
        });
        tls.keyStore().ifPresent(store -> {
            debezium.setProperty("database.ssl.keystore", store.file());
            debezium.setProperty(
                    "database.ssl.keystore.password", store.password().value());
        });
        return debezium;
    }

    private static String url(MySqlTls.Store store) {
        return Path.of(store.file()).toUri().toString();
    }
}
