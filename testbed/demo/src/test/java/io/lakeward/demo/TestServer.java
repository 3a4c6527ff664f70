// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** One of the test bed's servers in a process of its own. */
record TestServer(Process process, int port) implements AutoCloseable {

    static TestServer mysql(Path folder) throws IOException {
        return start(folder, "io.lakeward.testbed.mysql.MySqlMain");
    }

    static TestServer kafka(Path folder) throws IOException {
        return start(folder, "io.lakeward.testbed.kafka.KafkaMain");
    }

    private static TestServer start(Path folder, String mainClass) throws IOException {
        Path servers = Lakeward.ROOT.resolve("testbed/servers/target");
        Path log = folder.resolveSibling(folder.getFileName() + ".log");
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-cp",
                servers.resolve("testbed-servers.jar")
                        + File.pathSeparator
                        + Files.readString(servers.resolve("classpath")),
                mainClass));
        command.addAll(List.of("--dir", folder.toString(), "--port", Integer.toString(port)));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> Files.readString(log)
                .contains("is ready"));
        return new TestServer(process, port);
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
