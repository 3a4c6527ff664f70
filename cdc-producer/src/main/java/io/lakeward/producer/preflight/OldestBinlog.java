// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.network.SSLMode;
import io.lakeward.producer.cli.Args;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Asks when a binlog file began, which no statement tells: the file's first event has it. */
final class OldestBinlog {
    private static final long TIMEOUT_MILLIS = 10_000;
    private static final int FIRST_POSITION = 4;
    /** An id above those that people choose: one of ours would throw a running job of ours off the server. */
    private static final long FROM_ID = 1L << 31;

    private static final long TO_ID = (1L << 32) - 1;

    /** Kept, as its level would be lost with it: the client tells of each connection. */
    private static final Logger CLIENT_LOG = Logger.getLogger(BinaryLogClient.class.getName());

    private OldestBinlog() {}

    /** Empty if it is not to be had: a refused login, say, which others tell of. */
    static Optional<Instant> beginning(Args args, String file) {
        BinaryLogClient client = new BinaryLogClient(
                args.mysql().host(),
                args.mysql().port(),
                args.username(),
                args.password().value());
        CLIENT_LOG.setLevel(Level.WARNING);
        client.setServerId(ThreadLocalRandom.current().nextLong(FROM_ID, TO_ID));
        args.tls().ifPresent(tls -> client.setSSLMode(SSLMode.valueOf(tls.mode().name())));
        client.setKeepAlive(false);
        client.setBinlogFilename(file);
        client.setBinlogPosition(FIRST_POSITION);
        CompletableFuture<Long> first = new CompletableFuture<>();
        client.registerEventListener(event -> {
            long millis = event.getHeader().getTimestamp();
            if (millis > 0) {
                first.complete(millis);
            }
        });
        try {
            client.connect(TIMEOUT_MILLIS);
            return Optional.of(Instant.ofEpochMilli(first.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)));
        } catch (IOException | TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking for the oldest binlog", e);
        } finally {
            disconnect(client);
        }
    }

    private static void disconnect(BinaryLogClient client) {
        try {
            client.disconnect();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
