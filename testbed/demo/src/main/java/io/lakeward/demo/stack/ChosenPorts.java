// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.stack;

import io.lakeward.demo.options.PortOptions;
import io.lakeward.demo.outcome.Mistake;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** The ports the demo uses: the user's where he named one, else free ones. */
public record ChosenPorts(int mysql, int kafka, int flink, int flinkRpc, int spark, Optional<MetricsPorts> metrics) {

    /** Where Flink's processes show their metrics to Prometheus; the writer does so on its own page. */
    public record MetricsPorts(int jobManager, int taskManager) {}

    public static ChosenPorts choose(PortOptions options) {
        Set<Integer> used = new HashSet<>();
        claim("--mysql-port", options.mysql(), used);
        claim("--kafka-port", options.kafka(), used);
        claim("--flink-port", options.flink(), used);
        claim("--spark-port", options.spark(), used);
        return new ChosenPorts(
                options.mysql().orElse(free(used)),
                options.kafka().orElse(free(used)),
                options.flink().orElse(free(used)),
                free(used),
                options.spark().orElse(free(used)),
                Optional.empty());
    }

    public ChosenPorts withMetrics() {
        Set<Integer> used = new HashSet<>(Set.of(mysql, kafka, flink, flinkRpc, spark));
        return new ChosenPorts(
                mysql, kafka, flink, flinkRpc, spark, Optional.of(new MetricsPorts(free(used), free(used))));
    }

    private static void claim(String option, Optional<Integer> port, Set<Integer> used) {
        if (port.isPresent()) {
            if (!used.add(port.get())) {
                throw new Mistake("port of " + option + " must differ from the others, but was: " + port.get());
            }
            if (isTaken(port.get())) {
                throw new Mistake("port of " + option + " must be free, but something listens on " + port.get());
            }
        }
    }

    private static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Below the ports of outgoing connections: one of those could take it while a server restarts. */
    private static int free(Set<Integer> used) {
        for (int tries = 0; tries < 1000; tries++) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 32_768);
            if (used.add(port) && !isTaken(port)) {
                return port;
            }
        }
        throw new Mistake("ports from 10000 to 32767 must not all be taken on 127.0.0.1");
    }
}
