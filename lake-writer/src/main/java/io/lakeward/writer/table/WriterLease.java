// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.hudi.storage.HoodieStorage;
import org.apache.hudi.storage.HoodieStorageUtils;
import org.apache.hudi.storage.StorageConfiguration;
import org.apache.hudi.storage.StoragePath;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to write a lake, which one writer has at a time: a file in the lake that its holder writes anew every few
 * seconds. Who finds one watches whether it changes, so clocks need not agree, and takes it if its holder shows no sign
 * of life.
 */
public final class WriterLease implements AutoCloseable {
    /** How long a holder may show no sign of life. */
    public static final Duration LIMIT = Duration.ofSeconds(15);

    private static final Duration RENEWAL = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Logger LOG = LoggerFactory.getLogger(WriterLease.class);

    private final HoodieStorage storage;
    private final StoragePath file;
    private final String lake;
    private final String holder;
    private final ScheduledExecutorService renewals;
    private String written;
    private String tried;
    private long renewedAt;

    private WriterLease(HoodieStorage storage, String lake) {
        this.storage = storage;
        this.lake = lake;
        this.file = WriterSign.file(lake);
        this.holder = UUID.randomUUID() + " on " + host() + ", process "
                + ProcessHandle.current().pid() + ", since "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS);
        this.renewals = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "writer-lease");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Waits if a holder did not give it back, until that one shows a sign of life or {@link #LIMIT} is over.
     *
     * @throws StopException if another writer has it
     */
    @SuppressWarnings("FutureReturnValueIgnored") // it lets nothing through
    public static WriterLease take(StorageConfiguration<?> storage, String lake) {
        WriterLease lease = new WriterLease(HoodieStorageUtils.getStorage(new StoragePath(lake), storage), lake);
        lease.watchOther();
        lease.write();
        lease.renewals.scheduleWithFixedDelay(
                lease::renewSafely, RENEWAL.toMillis(), RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
        return lease;
    }

    /** @throws StopException if another writer has taken it meanwhile */
    public synchronized void requireHeld() {
        // Well before another may take it, so that a commit that begins now has time to end.
        if (System.nanoTime() - renewedAt > LIMIT.toNanos() / 2) {
            renew();
        }
    }

    private void watchOther() {
        Optional<String> found = read();
        if (found.isEmpty()) {
            return;
        }
        LOG.info(
                "The lake {} was written by {}; waiting {} s for a sign of life", lake, found.get(), LIMIT.toSeconds());
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK.toNanos());
            Optional<String> now = read();
            if (now.isEmpty()) {
                return;
            }
            if (!now.equals(found)) {
                throw taken(now.get());
            }
        }
    }

    private void renewSafely() {
        try {
            renew();
        } catch (StopException e) {
            // Told by the next commit, which does not come to be.
            LOG.error(e.getMessage());
            renewals.shutdown();
        } catch (RuntimeException e) {
            LOG.warn("The sign of life in {} could not be written; trying again", file, e);
        }
    }

    private synchronized void renew() {
        Optional<String> now = read();
        if (now.filter(this::isOurs).isEmpty()) {
            renewedAt = System.nanoTime() - LIMIT.toNanos();
            throw taken(now.orElse("nobody: " + file + " is gone"));
        }
        write();
    }

    /** Of a sign that could not be written nobody knows how far it came; no other writer has come to write one within the limit. */
    private boolean isOurs(String sign) {
        boolean mayBeHalfWritten = !tried.equals(written) && System.nanoTime() - renewedAt < LIMIT.toNanos();
        return sign.equals(written) || sign.equals(tried) || (mayBeHalfWritten && sign.equals(WriterSign.HALF_WRITTEN));
    }

    private synchronized void write() {
        tried = new WriterSign(holder, Instant.now()).text();
        try (OutputStream out = storage.create(file, true)) {
            out.write(tried.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The lake path " + file + " could not be written", e);
        }
        written = tried;
        renewedAt = System.nanoTime();
    }

    private Optional<String> read() {
        return WriterSign.read(storage, file);
    }

    private StopException taken(String by) {
        return new StopException("The lake " + lake + " must have one writer, but is written by " + by
                + ": stop one of the two; a killed one can be replaced " + LIMIT.toSeconds()
                + " s after its last sign of life");
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            return "unknown host";
        }
    }

    /** Gives it back, so that the next writer need not wait. */
    @Override
    public synchronized void close() {
        renewals.shutdownNow();
        try {
            if (read().equals(Optional.of(written))) {
                storage.deleteFile(file);
            }
        } catch (IOException e) {
            LOG.warn("The file {} could not be deleted: the next writer waits {} s", file, LIMIT.toSeconds(), e);
        }
    }
}
