// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.testbed.mysql;

import io.lakeward.testbed.local.Folders;
import io.lakeward.testbed.local.Hooks;
import io.lakeward.testbed.local.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** A server process of our own. It logs to a file and holds no pipe, so it outlives neither too early nor too late. */
final class EmbeddedMySql implements MySqlServer {

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final DataFolder folder;
    private final Login login;
    private final Runnable afterwards;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Thread hook = new Thread(this::stop, "stop-mysql");

    private volatile Process process;

    private EmbeddedMySql(DataFolder folder, int port, Runnable afterwards) throws IOException {
        this.folder = folder;
        this.process = folder.start(port);
        this.login = new Login("127.0.0.1", port, "root", "root");
        this.afterwards = afterwards;
    }

    /** @param options for the server, after all others */
    static EmbeddedMySql startTemporary(List<String> options) {
        Path dir = Folders.temporary("lakeward-mysql");
        try {
            return start(dir, Ports.free(), options, () -> Folders.delete(dir));
        } catch (IOException e) {
            Folders.delete(dir);
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Folders.delete(dir);
            throw new IllegalStateException("interrupted while the MySQL server started", e);
        }
    }

    /** @param dir where it lives; what an earlier one has left there is its data */
    static EmbeddedMySql start(Path dir, int port, List<String> options, Runnable afterwards)
            throws IOException, InterruptedException {
        DataFolder folder = DataFolder.in(dir, options);
        EmbeddedMySql server = new EmbeddedMySql(folder, port, afterwards);
        Runtime.getRuntime().addShutdownHook(server.hook);
        server.awaitReady();
        return server;
    }

    @Override
    public String host() {
        return login.host();
    }

    @Override
    public int port() {
        return login.port();
    }

    @Override
    public String user() {
        return login.user();
    }

    @Override
    public String password() {
        return login.password();
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** Waits for the end of the process; true if it came by itself. */
    boolean awaitUnaskedEnd() throws InterruptedException {
        process.waitFor();
        return !stopping.get();
    }

    @Override
    public void close() {
        Hooks.remove(hook);
        stop();
    }

    private void awaitReady() throws IOException {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                String tail = Files.readString(folder.log());
                close();
                throw new IOException("the embedded MySQL server did not start: " + tail);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean answers() {
        try (Connection connection = login.connect("")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void restart() {
        endProcess();
        try {
            process = folder.start(port());
            awaitReady();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stop() {
        if (stopping.getAndSet(true)) {
            return;
        }
        endProcess();
        afterwards.run();
    }

    private void endProcess() {
        process.destroy();
        try {
            if (!process.waitFor(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
