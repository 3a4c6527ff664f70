// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.alert;

import io.lakeward.event.TableId;
import io.lakeward.writer.alert.Alert.Rule;
import io.lakeward.writer.cli.AlertArgs;
import io.lakeward.writer.park.ParkedTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Tells people of troubles, each once, and of their ends. */
public final class Alerts implements AutoCloseable {
    private final Optional<Webhook> webhook;
    private final LagWatch lag;
    private final QuarantineDigest quarantine = new QuarantineDigest();

    private Alerts(Optional<Webhook> webhook, Duration lag) {
        this.webhook = webhook;
        this.lag = new LagWatch(lag);
    }

    /** @param topic says which pipeline it is */
    public static Alerts of(AlertArgs args, String topic) {
        Webhook webhook = new Webhook(args, topic);
        Alerts alerts = new Alerts(Optional.of(webhook), args.lag());
        webhook.often(alerts::look);
        return alerts;
    }

    /** Nobody is told. */
    public static Alerts none() {
        return new Alerts(Optional.empty(), Duration.ZERO);
    }

    private void look() {
        lag.look(Instant.now()).ifPresent(this::send);
        quarantine.look(Instant.now()).ifPresent(this::send);
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
        webhook.ifPresent(Webhook::close);
    }
}
