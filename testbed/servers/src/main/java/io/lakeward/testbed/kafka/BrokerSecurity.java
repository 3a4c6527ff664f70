// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.testbed.kafka;

import io.lakeward.testbed.local.TlsKeys;
import java.util.Map;

/** TLS, SASL/PLAIN and ACLs: user {@code admin} may do everything, {@code producer} and {@code guest} what ACLs say. */
public record BrokerSecurity(TlsKeys keys) {
    private static final String MODULE = "org.apache.kafka.common.security.plain.PlainLoginModule required";

    /** What a user's client needs; the password is the user's name and {@code -s3cret}. */
    public Map<String, String> client(String user) {
        return Map.of(
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                MODULE + login(user) + ";",
                "ssl.truststore.location",
                keys.trustStore().toString(),
                "ssl.truststore.password",
                TlsKeys.PASSWORD);
    }

    Map<String, String> broker() {
        return Map.ofEntries(
                Map.entry("inter.broker.listener.name", "SASL_SSL"),
                Map.entry("sasl.enabled.mechanisms", "PLAIN"),
                Map.entry("sasl.mechanism.inter.broker.protocol", "PLAIN"),
                Map.entry(
                        "listener.name.sasl_ssl.plain.sasl.jaas.config",
                        MODULE + login("admin") + known("admin") + known("producer") + known("guest") + ";"),
                Map.entry("ssl.keystore.location", keys.keyStore().toString()),
                Map.entry("ssl.keystore.password", TlsKeys.PASSWORD),
                Map.entry("ssl.truststore.location", keys.trustStore().toString()),
                Map.entry("ssl.truststore.password", TlsKeys.PASSWORD),
                Map.entry("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                // The controller's own listener knows no users.
                Map.entry("super.users", "User:admin;User:ANONYMOUS"));
    }

    private static String login(String user) {
        return " username=\"" + user + "\" password=\"" + user + "-s3cret\"";
    }

    private static String known(String user) {
        return " user_" + user + "=\"" + user + "-s3cret\"";
    }
}
