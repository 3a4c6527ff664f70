// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.job;

import io.lakeward.etl.error.UserError;
import io.lakeward.etl.script.Statement;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.table.api.StatementSet;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.api.internal.TableEnvironmentInternal;
import org.apache.flink.table.catalog.ObjectPath;
import org.apache.flink.table.operations.Operation;
import org.apache.flink.table.operations.SinkModifyOperation;
import org.apache.flink.table.operations.command.SetOperation;
import org.apache.flink.table.operations.ddl.CreateOperation;
import org.apache.hudi.configuration.FlinkOptions;

/** Takes the statements one by one, and submits only when all of them were right. */
final class SqlSession {

    private final StreamTableEnvironment tables;
    private final StatementSet inserts;
    private final Set<ObjectPath> targets = new LinkedHashSet<>();

    SqlSession(StreamTableEnvironment tables) {
        this.tables = tables;
        this.inserts = tables.createStatementSet();
    }

    void add(Statement statement) {
        SqlErrors.locate(statement, () -> {
            apply(statement);
            return null;
        });
    }

    /** The tables written to. */
    Set<ObjectPath> targets() {
        return targets;
    }

    JobClient submit() {
        if (targets.isEmpty()) {
            throw new UserError("the scripts must hold at least one INSERT INTO, but hold none");
        }
        return inserts.execute().getJobClient().orElseThrow();
    }

    private void apply(Statement statement) {
        var sql = statement.atItsLine();
        Operation operation =
                ((TableEnvironmentInternal) tables).getParser().parse(sql).get(0);
        if (operation instanceof SetOperation set && set.getValue().isPresent()) {
            tables.getConfig().set(set.getKey().orElseThrow(), set.getValue().orElseThrow());
        } else if (operation instanceof CreateOperation) {
            tables.executeSql(sql);
        } else if (operation instanceof SinkModifyOperation insert) {
            requireDeclared(insert);
            // Planning it alone finds errors that the plan of the whole job could not give a line to.
            tables.explainSql(sql);
            inserts.addInsertSql(sql);
            targets.add(insert.getContextResolvedTable().getIdentifier().toObjectPath());
        } else {
            throw new UserError("a statement must be CREATE, SET or INSERT INTO, but was: "
                    + statement.text().lines().findFirst().orElseThrow());
        }
    }

    /** The catalog lends tables of the lake for reading; only a declared one knows how it is written. */
    private static void requireDeclared(SinkModifyOperation insert) {
        var target = insert.getContextResolvedTable();
        var options = target.getResolvedTable().getOptions();
        if ("hudi".equals(options.get("connector")) && !options.containsKey(FlinkOptions.OPERATION.key())) {
            throw new UserError(
                    target.getIdentifier().asSummaryString()
                            + " must be declared by CREATE TABLE in a script to be written to, but is only a table of the lake");
        }
    }
}
