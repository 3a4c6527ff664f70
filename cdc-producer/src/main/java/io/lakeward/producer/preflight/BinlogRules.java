// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import io.lakeward.producer.cli.Args;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides whether a server's binlog holds what the job needs for as long as it needs it. */
final class BinlogRules {
    /** What {@link #findings} wants to know. */
    static final List<String> VARIABLES = List.of(
            "log_bin",
            "binlog_format",
            "binlog_row_image",
            "binlog_row_value_options",
            "binlog_transaction_compression",
            "log_bin_compress",
            "binlog_expire_logs_auto_purge",
            "binlog_expire_logs_seconds",
            "expire_logs_days",
            "gtid_mode");

    private static final Duration SHORT_RETENTION = Duration.ofHours(24);
    private static final String RESTART = "set it in the server's configuration and restart the server";
    private static final String WHILE_RUNNING = "set it with SET GLOBAL and in the server's configuration";

    private final Args args;
    private final Findings findings = new Findings("binlog");

    BinlogRules(Args args) {
        this.args = args;
    }

    /** @param variables by name in lower case; those that the server does not have are missing */
    List<Finding> findings(Map<String, String> variables) {
        require(variables, "log_bin", "ON", RESTART);
        require(variables, "binlog_format", "ROW", RESTART);
        require(variables, "binlog_row_image", "FULL", RESTART);
        require(variables, "binlog_row_value_options", "", "parts of JSON values cannot be read: " + WHILE_RUNNING);
        String compression = "compressed changes cannot be read and would be lost: " + WHILE_RUNNING;
        require(variables, "binlog_transaction_compression", "OFF", compression);
        require(variables, "log_bin_compress", "OFF", compression);
        Optional<Duration> retention = retention(variables);
        retention.filter(kept -> kept.compareTo(SHORT_RETENTION) < 0).ifPresent(this::warnOfRetention);
        String gtids = variables.getOrDefault("gtid_mode", "ON");
        if (gtids.endsWith("PERMISSIVE")) {
            findings.problem("The MySQL server " + args.mysql() + " must have gtid_mode=ON or OFF, but had " + gtids
                    + ": places of transactions with a GTID and of those without do not compare; finish the change of"
                    + " the server's mode first");
        } else if (!"ON".equals(gtids)) {
            findings.warning("The MySQL server " + args.mysql() + " should have gtid_mode=ON, but had "
                    + gtids
                    + ": without GTIDs the job finds its place by binlog file and position, which another server after"
                    + " a failover does not know, and a commit that takes longer than 100 ms (a slow disk, a replica"
                    + " that must acknowledge it) may be missed while tables are first read");
        }
        return findings.orOk("rows in full, "
                + retention.map(kept -> "kept for " + text(kept)).orElse("kept without limit"));
    }

    private void require(Map<String, String> variables, String name, String wanted, String remedy) {
        String actual = variables.getOrDefault(name, wanted);
        if (!wanted.equalsIgnoreCase(actual)) {
            findings.problem("The MySQL server " + args.mysql() + " must have " + name + "="
                    + (wanted.isEmpty() ? "''" : wanted) + ", but had " + actual + ": " + remedy);
        }
    }

    private void warnOfRetention(Duration kept) {
        findings.warning("The MySQL server " + args.mysql() + " should keep its binlogs for at least "
                + SHORT_RETENTION.toHours() + " hours, but keeps them for " + text(kept)
                + ": a job that is away longer cannot go on and must start with a new snapshot;"
                + " raise binlog_expire_logs_seconds");
    }

    /** Empty if the server keeps its binlogs for ever. */
    private static Optional<Duration> retention(Map<String, String> variables) {
        if ("OFF".equalsIgnoreCase(variables.get("binlog_expire_logs_auto_purge"))) {
            return Optional.empty();
        }
        long seconds = number(variables.get("binlog_expire_logs_seconds"));
        long millis = seconds > 0 ? seconds * 1000 : (long) (decimal(variables.get("expire_logs_days")) * 86_400_000);
        return millis > 0 ? Optional.of(Duration.ofMillis(millis)) : Optional.empty();
    }

    private static String text(Duration duration) {
        if (duration.compareTo(Duration.ofDays(2)) >= 0) {
            return duration.toDays() + " days";
        }
        return duration.compareTo(Duration.ofHours(2)) >= 0
                ? duration.toHours() + " hours"
                : duration.toSeconds() + " seconds";
    }

    private static long number(String value) {
        return (long) decimal(value);
    }

    private static double decimal(String value) {
        return value == null || value.isBlank() ? 0 : Double.parseDouble(value);
    }
}
