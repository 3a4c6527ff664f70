// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.QueryEventData;
import io.debezium.connector.mysql.MySqlDatabaseSchema;
import io.debezium.pipeline.DataChangeEvent;
import io.debezium.relational.Column;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.debezium.text.MultipleParsingExceptions;
import io.debezium.text.ParsingException;
import io.lakeward.producer.columns.TableColumns;
import io.lakeward.producer.ddl.Action;
import io.lakeward.producer.ddl.ColumnRenames;
import io.lakeward.producer.ddl.SchemaChange;
import io.lakeward.producer.ddl.SchemaChangeRecord;
import io.lakeward.producer.ddl.Statement;
import io.lakeward.producer.ddl.StatementParser;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.cdc.connectors.mysql.debezium.task.context.StatefulTaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the schema changes between the changes of rows, each statement once and whole. The connector's own records of them are
 * passed over: it tears a statement of many tables apart, and leaves out what it takes for none of the selected tables,
 * so a table that is renamed away, or dropped with its database.
 */
final class Statements implements BinaryLogClient.EventListener {
    private static final Logger LOG = LoggerFactory.getLogger(Statements.class);

    private static final String ROWS_FOLLOW = "START TRANSACTION";

    private final StatefulTaskContext context;
    private final BinaryLogClient client;
    private final StatementParser parser = new StatementParser();
    private final ColumnRenames renames = new ColumnRenames();
    private boolean isBehindDebezium;
    private boolean rowsFollow;
    /** As it was run. */
    private String text;

    Statements(StatefulTaskContext context) {
        this.context = context;
        this.client = context.getBinaryLogClient();
    }

    /** To be called before Debezium, which does not know what MySQL writes for CREATE TABLE AS SELECT, nor how it renames columns. */
    void prepare(Event event) {
        if (event.getData() instanceof QueryEventData query) {
            rowsFollow = query.getSql().endsWith(ROWS_FOLLOW);
            if (rowsFollow) {
                query.setSql(query.getSql().substring(0, query.getSql().length() - ROWS_FOLLOW.length()));
            }
            text = query.getSql();
            query.setSql(renames.oneAfterAnother(query.getDatabase(), text));
        }
    }

    /** Behind Debezium, which knows the tables after the statement then. No statement comes first in a binlog. */
    @Override
    public void onEvent(Event event) {
        if (!isBehindDebezium) {
            isBehindDebezium = true;
            client.unregisterEventListener(this);
            client.registerEventListener(this);
        } else if (event.getData() instanceof QueryEventData query) {
            query.setSql(text);
            pass(query, event.getHeader().getTimestamp());
        }
    }

    private void pass(QueryEventData query, long millis) {
        Statement statement;
        try {
            statement = parser.read(query.getDatabase(), query.getSql().strip());
        } catch (ParsingException | MultipleParsingExceptions e) {
            LOG.warn("A statement is passed over, as its grammar is not known: {}", query.getSql());
            return;
        }
        if (statement.actions().isEmpty()) {
            return;
        }
        // Debezium does so for transactions only: after a restart the statement would be carried out again.
        if (!rowsFollow) {
            context.getOffsetContext().commitTransaction();
        }
        statement.actions().stream()
                .filter(Action.Convert.class::isInstance)
                .map(Action.Convert.class::cast)
                .forEach(this::convert);
        SchemaChange change = new SchemaChange(statement, after(statement), millis);
        try {
            context.getQueue()
                    .enqueue(new DataChangeEvent(SchemaChangeRecord.of(
                            change, context.getOffsetContext().getOffset())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Debezium does not know this statement, and would read the texts of later rows wrong; it knows others. */
    private void convert(Action.Convert conversion) {
        MySqlDatabaseSchema schema = context.getDatabaseSchema();
        Table table = schema.tableFor(conversion.table());
        if (table == null) {
            return;
        }
        for (Column column : table.columns()) {
            if (column.charsetName() != null) {
                String known = "ALTER TABLE " + table.id().toQuotedString('`') + " MODIFY `"
                        + column.name().replace("`", "``") + "` " + TableColumns.type(column) + " CHARACTER SET "
                        + conversion.charset() + (column.isOptional() ? "" : " NOT NULL");
                schema.parseStreamingDdl(
                                context.getMySqlPartition(),
                                known,
                                table.id().catalog(),
                                context.getOffsetContext(),
                                Instant.now())
                        .forEach(schema::applySchemaChange);
            }
        }
    }

    private Map<TableId, Table> after(Statement statement) {
        Map<TableId, Table> after = new HashMap<>();
        for (TableId id : statement.tables()) {
            Table table = context.getDatabaseSchema().tableFor(id);
            if (table != null) {
                after.put(id, table);
            }
        }
        return after;
    }
}
