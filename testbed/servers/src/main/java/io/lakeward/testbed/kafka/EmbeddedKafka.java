// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.testbed.kafka;

import io.lakeward.testbed.local.Folders;
import io.lakeward.testbed.local.Hooks;
import io.lakeward.testbed.local.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** A broker in this JVM. */
final class EmbeddedKafka implements KafkaBroker {

    private static final String META = "meta.properties";

    private final BrokerConfig config;
    private final Runnable afterwards;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Thread hook = new Thread(this::stop, "stop-kafka");

    private volatile KafkaRaftServer server;

    private EmbeddedKafka(BrokerConfig config, Runnable afterwards) {
        this.config = config;
        this.server = server(config);
        this.afterwards = afterwards;
    }

    static EmbeddedKafka startTemporary(Optional<BrokerSecurity> security) {
        Path dir = Folders.temporary("lakeward-kafka");
        try {
            return start(new BrokerConfig(dir, Ports.free(), Ports.free(), security), () -> Folders.delete(dir));
        } catch (IOException e) {
            Folders.delete(dir);
            throw new UncheckedIOException(e);
        }
    }

    /** Whether an earlier broker has left its data. */
    static boolean isIn(Path dir) {
        return Files.exists(dir.resolve(META));
    }

    static EmbeddedKafka start(BrokerConfig config, Runnable afterwards) throws IOException {
        if (!isIn(config.logDir())) {
            Files.createDirectories(config.logDir());
            Files.writeString(
                    config.logDir().resolve(META),
                    "version=1%nnode.id=1%ncluster.id=%s%n".formatted(Uuid.randomUuid()));
        }
        EmbeddedKafka broker = new EmbeddedKafka(config, afterwards);
        Runtime.getRuntime().addShutdownHook(broker.hook);
        broker.server.startup();
        return broker;
    }

    private static KafkaRaftServer server(BrokerConfig config) {
        return new KafkaRaftServer(KafkaConfig.fromProps(config.properties()), Time.SYSTEM);
    }

    @Override
    public void restart() {
        server.shutdown();
        server.awaitShutdown();
        server = server(config);
        server.startup();
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + config.port();
    }

    @Override
    public Map<String, Object> clientSettings() {
        Map<String, Object> settings = new HashMap<>(KafkaBroker.super.clientSettings());
        config.security().ifPresent(security -> settings.putAll(security.client("admin")));
        return settings;
    }

    void awaitEnd() {
        server.awaitShutdown();
    }

    @Override
    public void close() {
        Hooks.remove(hook);
        stop();
    }

    private void stop() {
        if (stopping.getAndSet(true)) {
            return;
        }
        server.shutdown();
        server.awaitShutdown();
        afterwards.run();
    }
}
