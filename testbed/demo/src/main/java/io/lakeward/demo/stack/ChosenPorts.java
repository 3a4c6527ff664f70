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

/** The ports the demo uses: the user's where he named one, else free ones. */
public record ChosenPorts(int mysql, int kafka, int flink, int flinkRpc, int spark) {

    public static ChosenPorts choose(PortOptions options) throws IOException {
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
                options.spark().orElse(free(used)));
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

    private static int free(Set<Integer> used) throws IOException {
        while (true) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                if (used.add(socket.getLocalPort())) {
                    return socket.getLocalPort();
                }
            }
        }
    }
}
