// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.cli;

import io.lakeward.writer.table.Compaction;
import io.lakeward.writer.table.TableType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks the options and makes of them what they mean. */
final class ArgsReader {
    static final String STATUS_PAGE = "statusPage";
    static final String PASSWORD_VARIABLE = "LAKEWARD_SYNC_PASSWORD";

    private static final Pattern PASSWORD_IN_URL = Pattern.compile("(?i)[;?&#](password|pwd)=");
    private static final long DEFAULT_TRIGGER = 300;
    private static final long DEFAULT_RECORDS = 500_000;
    private static final int DEFAULT_TABLES = 4;
    private static final int MAX_TABLES = 1000;
    private static final int DEFAULT_COMPACTION = 20;

    private enum StartPos {
        EARLIEST,
        LATEST
    }

    private enum Operation {
        UPSERT,
        INSERT
    }

    private enum Env {
        DEV,
        PROD
    }

    private final OptionValues values;
    private final List<String> hudiConf;
    private final Map<String, String> environment;
    private final List<String> notices = new ArrayList<>();

    ArgsReader(OptionValues values, List<String> hudiConf, Map<String, String> environment) {
        this.values = values;
        this.hudiConf = hudiConf;
        this.environment = environment;
    }

    /** @throws UsageException with everything that is wrong */
    WriterArgs read() {
        WriterArgs args = new WriterArgs(
                topic(),
                lake(),
                values.required("checkpointDir"),
                Duration.ofSeconds(values.number("trigger", DEFAULT_TRIGGER, Integer.MAX_VALUE)),
                concurrentTables(),
                values.number("maxQuarantined", 0, Long.MAX_VALUE, Long.MAX_VALUE),
                values.tableInfo(),
                sync(),
                AlertArgs.read(values, environment),
                values.address(STATUS_PAGE),
                withoutEffect());
        values.requireSound();
        return args;
    }

    private TopicArgs topic() {
        String topic = values.required("sourceTopic");
        if (values.mayBeMeantFor("sourceTopic", "morCompact") && topic.matches("(?i)true|false")) {
            values.problem("sourceTopic", "must be the name of a topic");
        }
        if (values.mayBeMeantFor("consumeGroup", "partitionNum")
                && values.text("consumeGroup").orElse("").matches("\\d+")) {
            values.problem("consumeGroup", "must be the name of a group");
        }
        boolean earliest = values.choice("startPos", StartPos.EARLIEST) == StartPos.EARLIEST;
        if (!earliest) {
            notices.add("--startPos latest: a first start passes over the changes that are on the topic already;"
                    + " once there is a checkpoint or a lake, the job goes on where these are");
        }
        return new TopicArgs(
                KafkaArgs.read(values),
                topic,
                values.text("consumeGroup"),
                earliest,
                values.number("maxOffset", DEFAULT_RECORDS, Long.MAX_VALUE));
    }

    private LakeArgs lake() {
        if (values.choice("hudiWriteOperation", Operation.UPSERT) == Operation.INSERT) {
            notices.add(
                    "--hudiWriteOperation insert is carried out as upsert: insert would double every row that changes");
        }
        return new LakeArgs(
                values.required("hudiEventBasePath"),
                values.choice("tableType", TableType.COW),
                new Compaction(values.flag("morCompact", true), (int)
                        values.number("inlineMax", DEFAULT_COMPACTION, Integer.MAX_VALUE)),
                HudiConf.parse(hudiConf, values::problem));
    }

    private int concurrentTables() {
        return switch (values.text("concurrent").orElse("true").toLowerCase(Locale.ROOT)) {
            case "true" -> DEFAULT_TABLES;
            case "false" -> 1;
            default -> (int) values.number("concurrent", DEFAULT_TABLES, MAX_TABLES);
        };
    }

    private Optional<CatalogSync> sync() {
        boolean wanted = values.flag("syncHive", false);
        CatalogSync.Mode mode = values.choice("syncMode", CatalogSync.Mode.JDBC);
        if (!wanted) {
            return Optional.empty();
        }
        if (mode == CatalogSync.Mode.JDBC && !values.has("syncJDBCUrl")) {
            values.problem("--syncJDBCUrl must be given for --syncMode jdbc");
        }
        values.text("syncMetastore")
                .filter(uri -> !uri.startsWith("thrift://"))
                .ifPresent(uri -> values.problem("syncMetastore", "must start with thrift://"));
        values.text("syncJDBCUrl")
                .filter(url -> !url.startsWith("jdbc:hive2://"))
                .ifPresent(url -> values.problem("syncJDBCUrl", "must start with jdbc:hive2://"));
        values.text("syncJDBCUrl")
                .filter(url -> PASSWORD_IN_URL.matcher(url).find())
                .ifPresent(url -> values.problem("--syncJDBCUrl must hold no password, as every process on the machine"
                        + " sees it: use --syncJDBCPasswordFile or " + PASSWORD_VARIABLE));
        return Optional.of(new CatalogSync(
                mode,
                values.text("syncJDBCUrl"),
                values.text("syncJDBCUsername").orElse("hive"),
                values.secret("syncJDBCPasswordFile", PASSWORD_VARIABLE, environment),
                values.text("syncMetastore")));
    }

    private List<String> withoutEffect() {
        values.choice("env", Env.PROD);
        if (values.has("env")) {
            notices.add("--env has no effect: where the job runs, spark-submit says with --master");
        }
        if (values.has("partitionNum")) {
            values.number("partitionNum", 1, Integer.MAX_VALUE);
            notices.add(
                    "--partitionNum has no effect: the topic is read in its own partitions, so that the changes of a row"
                            + " stay in order");
        }
        return notices;
    }
}
