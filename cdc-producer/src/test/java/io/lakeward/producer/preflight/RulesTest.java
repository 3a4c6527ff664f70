// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.event.TableId;
import io.lakeward.producer.cli.Args;
import io.lakeward.producer.cli.ArgsReader;
import io.lakeward.producer.cli.UserMistake;
import io.lakeward.producer.preflight.ColumnRules.ColumnFacts;
import io.lakeward.producer.preflight.PositionFacts.GtidFacts;
import io.lakeward.producer.source.ColumnSelection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RulesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
    private static final Instant OLDEST = Instant.parse("2026-11-01T08:00:00Z");
    private static final String PAST =
            "WARNING -s/--position starts in the past of the binlogs, but columns are taken as"
                    + " they are now: if a table's columns have changed since, its older changes cannot be read or are read"
                    + " wrong; -s initial is safe";

    @Test
    void aBinlogMustHoldRowsInFull() throws UserMistake {
        assertThat(binlog(Map.of("binlog_format", "ROW", "binlog_expire_logs_seconds", "2592000")))
                .containsExactly("OK rows in full, kept for 30 days");
        assertThat(binlog(Map.of(
                        "log_bin",
                        "OFF",
                        "binlog_format",
                        "MIXED",
                        "binlog_row_image",
                        "MINIMAL",
                        "binlog_row_value_options",
                        "PARTIAL_JSON",
                        "binlog_transaction_compression",
                        "ON",
                        "log_bin_compress",
                        "ON")))
                .containsExactly(
                        "PROBLEM The MySQL server db:3306 must have log_bin=ON, but had OFF: set it in the server's "
                                + "configuration and restart the server",
                        "PROBLEM The MySQL server db:3306 must have binlog_format=ROW, but had MIXED: set it in the "
                                + "server's configuration and restart the server",
                        "PROBLEM The MySQL server db:3306 must have binlog_row_image=FULL, but had MINIMAL: set it in "
                                + "the server's configuration and restart the server",
                        "PROBLEM The MySQL server db:3306 must have binlog_row_value_options='', but had PARTIAL_JSON: "
                                + "parts of JSON values cannot be read: set it with SET GLOBAL and in the server's "
                                + "configuration",
                        "PROBLEM The MySQL server db:3306 must have binlog_transaction_compression=OFF, but had ON: "
                                + "compressed changes cannot be read and would be lost: set it with SET GLOBAL and in "
                                + "the server's configuration",
                        "PROBLEM The MySQL server db:3306 must have log_bin_compress=OFF, but had ON: compressed "
                                + "changes cannot be read and would be lost: set it with SET GLOBAL and in the "
                                + "server's configuration");
    }

    @Test
    void aBinlogShouldBeKeptForADayAndHaveGtids() throws UserMistake {
        assertThat(binlog(Map.of("binlog_expire_logs_seconds", "3600", "gtid_mode", "OFF")))
                .containsExactly(
                        "WARNING The MySQL server db:3306 should keep its binlogs for at least 24 hours, but keeps them "
                                + "for 3600 seconds: a job that is away longer cannot go on and must start with a new "
                                + "snapshot; raise binlog_expire_logs_seconds",
                        "WARNING The MySQL server db:3306 should have gtid_mode=ON, but had OFF: without GTIDs the job "
                                + "finds its place by binlog file and position, which another server after a failover "
                                + "does not know, and a commit that takes longer than 100 ms (a slow disk, a replica that must"
                                + " acknowledge it) may be missed while tables are first read");
        assertThat(binlog(Map.of("gtid_mode", "ON_PERMISSIVE")))
                .singleElement()
                .asString()
                .startsWith("PROBLEM The MySQL server db:3306 must have gtid_mode=ON or OFF, but had ON_PERMISSIVE: ");
        assertThat(binlog(Map.of("expire_logs_days", "0.500000", "binlog_expire_logs_seconds", "0")))
                .singleElement()
                .asString()
                .contains("keeps them for 12 hours");
        assertThat(binlog(Map.of("binlog_expire_logs_auto_purge", "OFF", "binlog_expire_logs_seconds", "1")))
                .containsExactly("OK rows in full, kept without limit");
    }

    @Test
    void aServerIdMustBeFree() throws UserMistake {
        assertThat(texts(ServerIdRules.findings(
                        args("-e", "5400-5402", "-p", "2"), Map.of(1L, "the server's own", 5399L, "a replica on h"))))
                .containsExactly("OK 5400-5402 for 2 readers");
        assertThat(texts(ServerIdRules.findings(
                        args("-e", "1-9"), Map.of(1L, "the server's own", 5L, "a replica on h"))))
                .containsExactly(
                        "PROBLEM -e/--serverId must hold ids that nothing else uses on db:3306, but of 1-9 1 is"
                                + " the server's own, 5 is a replica on h: choose another range");
    }

    @Test
    void aKeyColumnMustNotBeLeftOut() {
        TableId user = new TableId("db1", "user");
        List<ColumnFacts> columns = List.of(
                new ColumnFacts(user, "id", true),
                new ColumnFacts(user, "name", false),
                new ColumnFacts(user, "phone", false));

        assertThat(texts(ColumnRules.findings(new ColumnSelection(List.of("db1.user.name"), List.of()), columns)))
                .containsExactly("OK 1 of 3 left out");
        assertThat(texts(ColumnRules.findings(
                        new ColumnSelection(List.of(), List.of("db1.*.i*", "db1.user.fone")), columns)))
                .containsExactly(
                        "PROBLEM --excludeColumns must not exclude columns of a primary key, but excludes: db1.user.id",
                        "WARNING --excludeColumns db1.user.fone names no column of the tables selected: it counts for "
                                + "columns that come later only");
    }

    @Test
    void aStartInABinlogMustBeThereStill() throws UserMistake {
        assertThat(position("initial")).containsExactly("OK starts with a snapshot");
        assertThat(position("latest")).containsExactly("OK starts with the changes from now on");
        assertThat(position("earliest")).containsExactly(PAST);
        assertThat(position("file:binlog.000007:157")).containsExactly(PAST);
        assertThat(position("file:binlog.000001:157"))
                .containsExactly(
                        "PROBLEM -s/--position must name a binlog that db:3306 still has, but was "
                                + "file:binlog.000001:157: it has binlog.000007 to binlog.000009; start later, or with "
                                + "-s initial",
                        PAST);
        assertThat(position("file:binlog.000007:1001"))
                .contains(
                        "PROBLEM -s/--position must be in its binlog, but was file:binlog.000007:1001: the file ends at"
                                + " 1000");
        assertThat(position("timestamp:2026-11-01T08:00:00Z")).containsExactly(PAST);
        assertThat(position("timestamp:2026-11-01T07:59:59Z"))
                .contains("PROBLEM -s/--position must not be before the oldest binlog of db:3306, but was "
                        + "timestamp:2026-11-01T07:59:59Z: that binlog begins at 2026-11-01T08:00:00Z; start later, or "
                        + "with -s initial");
        assertThat(position("timestamp:2026-11-20T08:00:01Z"))
                .contains("PROBLEM -s/--position must not be in the future, but was timestamp:2026-11-20T08:00:01Z: on "
                        + "db:3306 it is 2026-11-20T08:00:00Z");
    }

    @Test
    void aStartAtGtidsMustHoldWhatIsPurged() throws UserMistake {
        assertThat(gtid(false, new GtidFacts("ON", "u:1-3", Optional.empty(), true, true)))
                .containsExactly(PAST);
        assertThat(gtid(false, new GtidFacts("ON", "u:1-9", Optional.empty(), false, true)))
                .contains(
                        "PROBLEM -s/--position gtid: must hold every transaction that db:3306 has purged (u:1-9), but "
                                + "was gtid:u:1-5: what is missing there is gone; start later, or with -s initial");
        assertThat(gtid(false, new GtidFacts("ON", "", Optional.empty(), true, false)))
                .contains("PROBLEM -s/--position gtid: must hold transactions of db:3306 only, but was gtid:u:1-5");
        assertThat(gtid(false, new GtidFacts("OFF", "", Optional.empty(), true, true)))
                .contains("PROBLEM -s/--position gtid: needs gtid_mode=ON on db:3306, but it was OFF");
        assertThat(gtid(false, new GtidFacts("ON", "", Optional.of("Malformed GTID set"), false, false)))
                .contains("PROBLEM -s/--position gtid: must be a GTID set, but was gtid:u:1-5: Malformed GTID set");
        assertThat(gtid(true, null))
                .contains(
                        "PROBLEM -s/--position gtid: must be used with MySQL, but db:3306 is MariaDB, whose GTIDs the "
                                + "connector cannot start from: use file: or timestamp:");
    }

    @Test
    void aTopicMustKeepChanges() throws UserMistake {
        Map<String, String> good = Map.of("cleanup.policy", "delete", "retention.ms", "-1", "max.message.bytes", "99");
        assertThat(topic(new TopicFacts(4, Optional.of(good), Set.of()))).containsExactly("OK t with 4 partitions");
        assertThat(topic(new TopicFacts(2, Optional.empty(), Set.of("WRITE")), "--partitions", "3"))
                .containsExactly(
                        "PROBLEM The topic t on the Kafka brokers k:1 must allow WRITE to the user of the job, but does "
                                + "not: add an ACL",
                        "WARNING The topic t on the Kafka brokers k:1 has 2 partitions, which holds; --partitions 3 is "
                                + "for a topic that is not there yet",
                        "WARNING The topic t on the Kafka brokers k:1 does not show its settings to the user of the "
                                + "job: make sure yourself that it is not compacted and keeps changes long enough (to "
                                + "have it checked, allow DescribeConfigs)");
        Map<String, String> bad = Map.of(
                "cleanup.policy",
                "compact,delete",
                "retention.ms",
                "604800000",
                "retention.bytes",
                "1000",
                "max.message.bytes",
                "98");
        assertThat(topic(new TopicFacts(4, Optional.of(bad), Set.of())))
                .containsExactly(
                        "PROBLEM The topic t on the Kafka brokers k:1 must not be compacted, but has "
                                + "cleanup.policy=compact,delete: compaction drops changes and schema changes that "
                                + "readers need; set cleanup.policy=delete",
                        "WARNING The topic t on the Kafka brokers k:1 has retention.ms=604800000 (7 days): a writer that"
                                + " is away longer finds changes gone and stops; -1 keeps them",
                        "WARNING The topic t on the Kafka brokers k:1 has retention.bytes=1000 for each partition: a "
                                + "writer that is further behind finds changes gone and stops; -1 keeps them",
                        "WARNING The topic t on the Kafka brokers k:1 has max.message.bytes=98, but the producer sends "
                                + "up to 99 (max.request.size): a larger change of one row stops the job");
    }

    @Test
    void aReportIsATable() {
        Report report = new Report(
                List.of(Finding.ok("topic", "t"), Finding.warning("binlog", "short"), Finding.problem("MySQL", "bad")));

        assertThat(report.table())
                .containsExactly("topic   OK       t", "binlog  WARNING  short", "MySQL   PROBLEM  bad");
        assertThat(report.problems()).containsExactly("bad");
        assertThat(report.warnings()).containsExactly("short");
    }

    private static List<String> binlog(Map<String, String> variables) throws UserMistake {
        return texts(new BinlogRules(args()).findings(variables));
    }

    private static List<String> position(String position) throws UserMistake {
        Map<String, Long> binlogs = new LinkedHashMap<>();
        binlogs.put("binlog.000007", 1000L);
        binlogs.put("binlog.000009", 1000L);
        return texts(new PositionRules(
                        args("-s", position),
                        new PositionFacts(false, binlogs, Optional.of(OLDEST), Optional.empty(), NOW))
                .findings());
    }

    private static List<String> gtid(boolean mariaDb, GtidFacts gtids) throws UserMistake {
        return texts(new PositionRules(
                        args("-s", "gtid:u:1-5"),
                        new PositionFacts(mariaDb, Map.of(), Optional.empty(), Optional.ofNullable(gtids), NOW))
                .findings());
    }

    private static List<String> topic(TopicFacts facts, String... more) throws UserMistake {
        return texts(new TopicRules(args(more), 99).findings(facts));
    }

    private static List<String> texts(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.severity() + " " + finding.text())
                .toList();
    }

    private static Args args(String... more) throws UserMistake {
        List<String> line =
                new ArrayList<>(List.of("-c file:///c -b k:1 -t t -h db -u cdc -P p -d db1 -T db1.*".split(" ", -1)));
        Stream.of(more).forEach(line::add);
        return ArgsReader.read(line.toArray(String[]::new), Map.of()).orElseThrow();
    }
}
