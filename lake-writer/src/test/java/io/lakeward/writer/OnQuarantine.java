// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static io.lakeward.writer.Tables.INT;
import static io.lakeward.writer.Tables.row;
import static io.lakeward.writer.Tables.schema;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.cli.ReplayArgs;
import io.lakeward.writer.cli.ReplayCommandLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;

/** Tables whose rows named bad are bad as long as table info is broken. */
abstract class OnQuarantine extends OnTopicAndLake {
    static final ColumnType TEXT = ColumnType.of("VARCHAR", 50);
    static final Column ID = new Column("id", INT, false);
    static final Column NAME = new Column("name", TEXT, true);
    static final Column PART = new Column("part", TEXT, true);
    static final TableSchema USER = schema("user", List.of("id"), ID, NAME);
    static final TableSchema LATE = schema("late", List.of("id"), ID, NAME);
    static final TableSchema EVENT = schema("event", List.of("id"), ID, NAME, PART);
    static final TableSchema LINE = schema("line", List.of(), NAME);

    static final String A = row("name:a");
    static final String BAD = row("name:bad");

    String said;

    @BeforeEach
    void breakTableInfo() {
        tableInfo = tableInfo("if(name = 'bad', raise_error('x'), name)");
    }

    final void mendTableInfo() {
        tableInfo = tableInfo("if(name = 'bad', 'BAD', name)");
    }

    static String tableInfo(String name) {
        return """
                {"tableInfo":[
                {"database":"d","table":"event","columns":{"name":"NAME"},"partition":{"expression":"part","field":"p"}},
                {"database":"d","table":"*","columns":{"name":"NAME"}}]}"""
                .replace("NAME", name);
    }

    static String event(int id, String name, String part) {
        return row("id:" + id, "name:" + name, "part:" + part);
    }

    final List<String> quarantined() {
        return read("_lakeward/quarantine").selectExpr("source_table", "error").collectAsList().stream()
                .map(Object::toString)
                .toList();
    }

    final int replay(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(arguments(Map.of()));
        arguments.addAll(List.of(options));
        ReplayArgs args = ReplayCommandLine.parse(arguments, Map.of());
        Topic topic =
                Topic.find(args.writer().topic().kafka(), args.writer().topic().name());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exitCode = ReplayCommand.run(args, topic, SparkSession.active(), new PrintStream(out, true, UTF_8));
        said = out.toString(UTF_8);
        return exitCode;
    }
}
