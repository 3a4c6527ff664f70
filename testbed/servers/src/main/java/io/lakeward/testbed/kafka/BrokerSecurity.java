// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.testbed.kafka;

import io.lakeward.testbed.local.TlsKeys;
import java.util.Map;

/**
 * TLS, SASL by PLAIN and SCRAM, and ACLs: user {@code admin} may do everything, {@code producer} and {@code guest} what ACLs say. By
 * SCRAM those are let in that {@link KafkaBroker#addScramUser} has added.
 */
public record BrokerSecurity(TlsKeys keys) {
    public static final String PLAIN = "PLAIN";
    public static final String SCRAM = "SCRAM-SHA-512";

    private static final Map<String, String> MODULES = Map.of(
            PLAIN, "org.apache.kafka.common.security.plain.PlainLoginModule required",
            SCRAM, "org.apache.kafka.common.security.scram.ScramLoginModule required");

    /** What a user's client needs to log in by PLAIN. */
    public Map<String, String> client(String user) {
        return client(user, PLAIN);
    }

    /** What a user's client needs. */
    public Map<String, String> client(String user, String mechanism) {
        return Map.of(
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                mechanism,
                "sasl.jaas.config",
                MODULES.get(mechanism) + login(user) + ";",
                "ssl.truststore.location",
                keys.trustStore().toString(),
                "ssl.truststore.password",
                TlsKeys.PASSWORD);
    }

    Map<String, String> broker() {
        return Map.ofEntries(
                Map.entry("inter.broker.listener.name", "SASL_SSL"),
                Map.entry("sasl.enabled.mechanisms", PLAIN + "," + SCRAM),
                Map.entry("sasl.mechanism.inter.broker.protocol", PLAIN),
                Map.entry("listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config", MODULES.get(SCRAM) + ";"),
                Map.entry(
                        "listener.name.sasl_ssl.plain.sasl.jaas.config",
                        MODULES.get(PLAIN) + login("admin") + known("admin") + known("producer") + known("guest")
                                + ";"),
                Map.entry("ssl.keystore.location", keys.keyStore().toString()),
                Map.entry("ssl.keystore.password", TlsKeys.PASSWORD),
                Map.entry("ssl.truststore.location", keys.trustStore().toString()),
                Map.entry("ssl.truststore.password", TlsKeys.PASSWORD),
                Map.entry("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                // The controller's own listener knows no users.
                Map.entry("super.users", "User:admin;User:ANONYMOUS"));
    }

    static String password(String user) {
        return user + "-s3cret";
    }

    private static String login(String user) {
        return " username=\"" + user + "\" password=\"" + password(user) + "\"";
    }

    private static String known(String user) {
        return " user_" + user + "=\"" + password(user) + "\"";
    }
}
