// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.alert;

import io.lakeward.event.TableId;
import io.lakeward.writer.alert.Alert.Rule;
import io.lakeward.writer.cli.AlertArgs;
import io.lakeward.writer.park.ParkedTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Tells people of troubles, each once, and of their ends. */
public final class Alerts implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(10);

    /** After a trigger's time, for a batch to begin. */
    private static final Duration SLACK = Duration.ofSeconds(30);

    private final Optional<Webhook> webhook;
    private final LagWatch lag;
    private final QuarantineDigest quarantine = new QuarantineDigest();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(Alerts::daemon);

    private Alerts(Optional<Webhook> webhook, LagWatch lag) {
        this.webhook = webhook;
        this.lag = lag;
    }

    /** Of a command, which has no batches. */
    public static Alerts of(AlertArgs args, String topic) {
        return new Alerts(Optional.of(new Webhook(args, topic)), new LagWatch(args.lag(), SLACK));
    }

    /**
     * Of the writer.
     *
     * @param topic says which pipeline it is
     * @param trigger the time between two batches
     */
    @SuppressWarnings("FutureReturnValueIgnored") // nothing in it throws
    public static Alerts of(AlertArgs args, String topic, Duration trigger) {
        Alerts alerts =
                new Alerts(Optional.of(new Webhook(args, topic)), new LagWatch(args.lag(), trigger.plus(SLACK)));
        alerts.looking.scheduleWithFixedDelay(alerts::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
        return alerts;
    }

    /** Nobody is told. */
    public static Alerts none() {
        return new Alerts(Optional.empty(), new LagWatch(Duration.ZERO, Duration.ZERO));
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "alerts-look");
        thread.setDaemon(true);
        return thread;
    }

    private void look() {
        lag.look(Instant.now()).ifPresent(this::send);
        quarantine.look(Instant.now()).ifPresent(this::send);
    }

    /** Parked by an earlier job, which has told of each. */
    public void stillParked(Collection<ParkedTable> tables) {
        if (!tables.isEmpty()) {
            String names = tables.stream()
                    .map(table -> table.table().toString())
                    .sorted()
                    .collect(Collectors.joining(", "));
            send(Alert.firing(Rule.TABLE_PARKED, "", "The writer has started; still parked: " + names, Instant.now()));
        }
    }

    public void parked(ParkedTable table) {
        // What Hudi or Spark say of a failure may hold a row.
        String reason = table.cause() == ParkedTable.Cause.FAILED
                ? "it could not be written; ./lakeward status and the lake table _lakeward/parked say why"
                : table.reason();
        send(Alert.firing(
                Rule.TABLE_PARKED,
                table.table().toString(),
                "Table " + table.table() + " is parked, the others go on: " + reason,
                Instant.now()));
    }

    public void back(TableId table) {
        send(Alert.resolved(
                Rule.TABLE_PARKED, table.toString(), "Table " + table + " is back with the others", Instant.now()));
    }

    /** @param table of the source; null if it is not known */
    public void quarantined(String table, String error) {
        quarantine.add(Objects.requireNonNullElse(table, ""), error);
    }

    public void batchBegins() {
        lag.begins(Instant.now());
    }

    /** @param newest when the newest change of the batch was made; empty if it has none */
    public void batchEnds(Optional<Instant> newest) {
        lag.ends(newest, Instant.now()).ifPresent(this::send);
        quarantine.look(Instant.now()).ifPresent(this::send);
    }

    /** The job ends, and not because it was told to. */
    public void ended(String reason) {
        quarantine.look(Instant.now()).ifPresent(this::send);
        send(Alert.firing(Rule.WRITER_ENDED, "", "The writer has ended: " + reason, Instant.now()));
    }

    /** @param summary what verify found */
    public void notEqual(String summary) {
        send(Alert.firing(Rule.VERIFY_FAILED, "", "./lakeward verify: " + summary, Instant.now()));
    }

    private void send(Alert alert) {
        webhook.ifPresent(hook -> hook.send(alert));
    }

    @Override
    public void close() {
        looking.shutdownNow();
        webhook.ifPresent(Webhook::close);
    }
}
