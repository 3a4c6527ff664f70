// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.testbed.mysql;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server's own folder: its system tables, its options, its log. */
record DataFolder(Installation installation, Path dir, List<String> options) {

    private static final String INSTALLED = "installed";

    private static final String USERS =
            """
            CREATE OR REPLACE USER 'root'@'127.0.0.1' IDENTIFIED BY 'root';
            GRANT ALL ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;
            CREATE OR REPLACE USER 'cdc'@'127.0.0.1' IDENTIFIED BY 'cdc';
            GRANT SELECT, REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO 'cdc'@'127.0.0.1';
            """;

    /** Installs a server in a folder, unless it is there. */
    static DataFolder in(Path dir, List<String> options) throws IOException, InterruptedException {
        Path base = dir.resolve("base");
        if (isInstalled(dir)) {
            return new DataFolder(new Installation(base), dir, options);
        }
        Files.createDirectories(dir);
        DataFolder folder = new DataFolder(Installation.unpackTo(base), dir, options);
        folder.install();
        Files.createFile(dir.resolve(INSTALLED));
        return folder;
    }

    static boolean isInstalled(Path dir) {
        return Files.exists(dir.resolve(INSTALLED));
    }

    Path log() {
        return dir.resolve("mysql.log");
    }

    /** What mariadb-install-db does, without the help texts and the sys schema, which cost most of its time. */
    private void install() throws IOException, InterruptedException {
        Files.createDirectories(data());
        Files.writeString(users(), USERS);
        List<String> command = new ArrayList<>(common());
        command.addAll(List.of("--bootstrap", "--log-warnings=0", "--enforce-storage-engine="));
        Process bootstrap =
                process(command).redirectInput(ProcessBuilder.Redirect.PIPE).start();
        try (OutputStream sql = bootstrap.getOutputStream()) {
            sql.write("create database mysql;\nuse mysql;\nset @auth_root_socket=NULL;\n"
                    .getBytes(StandardCharsets.US_ASCII));
            for (String script : List.of("system_tables", "performance_tables", "system_tables_data")) {
                Files.copy(installation.share().resolve("mariadb_" + script + ".sql"), sql);
            }
            Files.copy(installation.share().resolve("maria_add_gis_sp_bootstrap.sql"), sql);
        }
        if (bootstrap.waitFor() != 0) {
            throw new IOException("the embedded MySQL server could not be installed, see " + log());
        }
    }

    Process start(int port) throws IOException {
        List<String> command = new ArrayList<>(common());
        command.addAll(List.of(
                "--port=" + port,
                "--bind-address=127.0.0.1",
                // relative to the data folder: a socket's path must be short
                "--socket=mysql.sock",
                "--skip-name-resolve",
                // its certificate takes seconds to make
                "--skip-ssl",
                "--character-sets-dir=" + installation.share().resolve("charsets"),
                "--character-set-server=utf8mb4",
                "--default-time-zone=+00:00",
                "--server-id=1",
                "--log-bin=binlog",
                "--binlog-format=ROW",
                "--binlog-row-image=FULL",
                "--binlog-row-metadata=FULL",
                "--sync-binlog=0",
                "--innodb-flush-log-at-trx-commit=2",
                "--max-allowed-packet=64M",
                "--init-file=" + users()));
        command.addAll(options);
        return process(command).start();
    }

    private List<String> common() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                installation.server().toString(),
                "--no-defaults",
                "--basedir=" + installation.base(),
                "--datadir=" + data(),
                "--lc-messages-dir=" + installation.share(),
                "--innodb-log-file-size=32M",
                "--innodb-buffer-pool-size=64M",
                "--key-buffer-size=1M"));
        if (Files.getAttribute(dir, "unix:uid").equals(0)) {
            command.add("--user=root");
        }
        return command;
    }

    private ProcessBuilder process(List<String> command) {
        return new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    }

    private Path data() {
        return dir.resolve("data");
    }

    private Path users() {
        return dir.resolve("users.sql");
    }
}
