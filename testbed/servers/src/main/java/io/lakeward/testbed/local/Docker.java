// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.testbed.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/** Whether containers can be started here. */
public final class Docker {

    private Docker() {}

    public static boolean isAvailable() {
        // Testcontainers asks every possible daemon and logs each refusal as an error: ask only when there can be one.
        return canBe(System.getenv()) && DockerClientFactory.instance().isDockerAvailable();
    }

    private static boolean canBe(Map<String, String> environment) {
        return environment.containsKey("DOCKER_HOST")
                || Stream.of(
                                "/var/run/docker.sock",
                                environment.getOrDefault("XDG_RUNTIME_DIR", "/run") + "/docker.sock",
                                System.getProperty("user.home") + "/.docker/run/docker.sock")
                        .anyMatch(socket -> Files.exists(Path.of(socket)));
    }
}
