// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.job;

import io.lakeward.etl.catalog.Lake;
import io.lakeward.etl.catalog.LakeTableFactory;
import io.lakeward.etl.error.Problems;
import io.lakeward.etl.error.UserError;
import io.lakeward.etl.script.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.table.api.ExplainDetail;
import org.apache.flink.table.api.StatementSet;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.api.config.ExecutionConfigOptions;
import org.apache.flink.table.api.internal.TableEnvironmentInternal;
import org.apache.flink.table.catalog.ObjectPath;
import org.apache.flink.table.operations.Operation;
import org.apache.flink.table.operations.SinkModifyOperation;
import org.apache.flink.table.operations.command.SetOperation;
import org.apache.flink.table.operations.ddl.CreateOperation;

/** Takes the statements one by one, and submits only when all of them were right. */
final class SqlSession {

    private final StreamTableEnvironment tables;
    private final Lake lake;
    private final StatementSet inserts;
    private final Set<ObjectPath> targets = new LinkedHashSet<>();
    private final List<ExplainedInsert> explained = new ArrayList<>();
    private final Problems problems = new Problems();
    private final List<Statement> refused = new ArrayList<>();

    SqlSession(StreamTableEnvironment tables, Lake lake) {
        this.tables = tables;
        this.lake = lake;
        this.inserts = tables.createStatementSet();
    }

    /** A refused statement is remembered; the others may have mistakes of their own. */
    void add(Statement statement) {
        try {
            SqlErrors.locate(statement, () -> {
                apply(statement);
                return statement;
            });
        } catch (UserError e) {
            if (!followsFromRefused(e.getMessage())) {
                problems.add(e.getMessage());
            }
            refused.add(statement);
        }
    }

    /** A table that a refused CREATE would have declared is missed by all that name it. */
    private boolean followsFromRefused(String message) {
        return SqlErrors.missingObject(message)
                .filter(name -> refused.stream().anyMatch(statement -> statement.creates(name)))
                .isPresent();
    }

    void requireRunnable() {
        problems.throwIfAny();
        if (explained.isEmpty()) {
            throw new UserError("the scripts must hold at least one INSERT INTO, but hold none");
        }
    }

    /** The tables of the lake that are written to. */
    Set<ObjectPath> targets() {
        return targets;
    }

    String explain() {
        return explained.stream().map(ExplainedInsert::describe).collect(Collectors.joining("\n"));
    }

    /** The plan goes along, for the day that the job resumes. */
    JobClient submit() {
        var config = tables.getConfig();
        var parameters = new HashMap<>(
                config.getOptional(PipelineOptions.GLOBAL_JOB_PARAMETERS).orElse(Map.of()));
        parameters.put(LakeTableFactory.PLAN, ExplainedInsert.digest(explained));
        config.set(PipelineOptions.GLOBAL_JOB_PARAMETERS, parameters);
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
            add(statement, insert);
        } else {
            throw new UserError("a statement must be CREATE, SET or INSERT INTO, but was: "
                    + statement.text().lines().findFirst().orElseThrow());
        }
    }

    private void add(Statement statement, SinkModifyOperation insert) {
        var target = insert.getContextResolvedTable();
        var table = target.getIdentifier().toObjectPath();
        if (LakeTableFactory.isLent(target.getResolvedTable().getOptions())) {
            throw new UserError(
                    target.getIdentifier().asSummaryString()
                            + " must be declared by CREATE TABLE in a script to be written to, but is only a table of the lake");
        }
        boolean isDerived = LakeTableFactory.isDerived(target.getResolvedTable().getOptions());
        if (isDerived && lake.isSource(table)) {
            throw new UserError(
                    table.getFullName() + " is written by lake-writer; a derived table must have a name of its own");
        }
        // Planning it alone finds errors that the plan of the whole job could not give a line to.
        var plan = tables.explainSql(statement.atItsLine(), ExplainDetail.CHANGELOG_MODE);
        explained.add(new ExplainedInsert(
                table.getFullName(),
                statement.where(),
                plan,
                tables.getConfig().get(ExecutionConfigOptions.IDLE_STATE_RETENTION)));
        inserts.addInsertSql(statement.atItsLine());
        if (isDerived) {
            targets.add(table);
        }
    }
}
