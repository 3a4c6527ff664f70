// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import io.lakeward.testbed.local.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A server of S3 with one bucket, {@code lake}, in a process of its own; it checks signatures. */
final class S3Server implements AutoCloseable {
    private static final String USER = "lakeward";
    private static final String SECRET = "lakeward-secret";

    private final int port = Ports.free();
    private final Process process;

    S3Server(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("objects/lake"));
        Path options = Files.writeString(
                folder.resolve("s3.properties"),
                """
                s3proxy.endpoint=http://127.0.0.1:%d
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """
                        .formatted(port, USER, SECRET, folder.resolve("objects")));
        process = DistProcess.start(
                "s3-dist",
                folder,
                "-Xmx256m",
                port,
                List.of("org.gaul.s3proxy.Main", "--properties", options.toString()));
    }

    /** What Hadoop's S3A is to be told. */
    Map<String, String> hadoop() {
        return Map.of(
                "fs.s3a.endpoint",
                "http://127.0.0.1:" + port,
                "fs.s3a.path.style.access",
                "true",
                "fs.s3a.access.key",
                USER,
                "fs.s3a.secret.key",
                SECRET,
                "fs.s3a.aws.credentials.provider",
                "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider",
                // It has none for what stands for a folder.
                "fs.s3a.change.detection.version.required",
                "false");
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
