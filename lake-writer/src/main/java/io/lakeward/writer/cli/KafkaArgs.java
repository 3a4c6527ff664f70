// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * How Kafka is reached.
 *
 * @param brokers the bootstrap servers
 * @param settings of the clients, as for TLS and SASL; never shown: passwords are among them
 */
public record KafkaArgs(String brokers, Map<String, String> settings) {
    private static final String FILE = "kafkaConfFile";
    private static final String SERVERS = "bootstrap.servers";

    /** What another option says, or what must be as it is. */
    private static final List<String> REFUSED = List.of(
            SERVERS,
            "group.id",
            "isolation.level",
            "auto.offset.reset",
            "enable.auto.commit",
            "interceptor.classes",
            "key.deserializer",
            "value.deserializer",
            "key.serializer",
            "value.serializer");

    public KafkaArgs {
        settings = Map.copyOf(settings);
    }

    static void name(NamedOptions options) {
        options.value('b', "brokerList", "Kafka brokers, comma separated");
        options.value(FILE, "properties file with settings of Kafka's clients: TLS, SASL");
    }

    static KafkaArgs read(OptionValues values) {
        Map<String, String> settings =
                values.text(FILE).flatMap(file -> load(file, values)).orElse(Map.of());
        REFUSED.stream()
                .filter(settings::containsKey)
                .forEach(key -> values.problem("The file of --" + FILE + " must not set " + key));
        return new KafkaArgs(values.required("brokerList"), settings);
    }

    private static Optional<Map<String, String>> load(String file, OptionValues values) {
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(Path.of(file))) {
            properties.load(text);
        } catch (IOException | IllegalArgumentException e) {
            values.problem(FILE, "must be a properties file that can be read");
            return Optional.empty();
        }
        Map<String, String> settings = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
        return Optional.of(settings);
    }

    /**
     * Of one of Kafka's clients.
     *
     * @param own what it is to have in any case
     */
    public Map<String, Object> client(Map<String, Object> own) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(SERVERS, brokers);
        all.putAll(own);
        return all;
    }

    /** Of Spark's Kafka source. */
    public Map<String, String> source() {
        Map<String, String> options = new HashMap<>();
        settings.forEach((key, value) -> options.put("kafka." + key, value));
        options.put("kafka." + SERVERS, brokers);
        return options;
    }

    @Override
    public String toString() {
        return brokers;
    }
}
