// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.ddl;

import io.debezium.antlr.AntlrDdlParserListener;
import io.debezium.connector.mysql.antlr.MySqlAntlrDdlParser;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import io.debezium.ddl.parser.mysql.generated.MySqlParserBaseListener;
import io.debezium.relational.TableId;
import io.debezium.relational.Tables;
import io.debezium.text.ParsingException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Reads statements by Debezium's grammar. Not thread-safe. */
public final class StatementParser extends MySqlAntlrDdlParser {
    /** Most of what the binlog holds is the start of a transaction. */
    private static final Pattern MAY_CHANGE_TABLES = Pattern.compile(
            "\\b(ALTER|CREATE|DROP|RENAME)\\b.*?\\b(TABLES?|INDEX|DATABASE|SCHEMA)\\b|\\bTRUNCATE\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Debezium takes such a type to be as long as the column's old one. */
    private static final Pattern WITHOUT_LENGTH =
            Pattern.compile("(DATETIME|TIMESTAMP|TIME|DEC(IMAL)?|NUMERIC|FIXED)(?!.*\\().*", Pattern.CASE_INSENSITIVE);

    private List<Action> actions = new ArrayList<>();

    /**
     * What it does to tables: no actions if nothing.
     *
     * @throws ParsingException or {@link io.debezium.text.MultipleParsingExceptions} if the grammar does not know it
     */
    public Statement read(String database, String text) {
        actions = new ArrayList<>();
        if (MAY_CHANGE_TABLES.matcher(text).find()) {
            setCurrentSchema(database);
            parse(text, new Tables());
        }
        return new Statement(database, text, actions);
    }

    @Override
    protected AntlrDdlParserListener createParseTreeWalkerListener() {
        return new Listener();
    }

    private TableId table(MySqlParser.TableNameContext name) {
        return parseQualifiedTableId(name.fullId());
    }

    private final class Listener extends MySqlParserBaseListener implements AntlrDdlParserListener {
        private boolean rewrites;
        private boolean isAdding;
        private boolean adds;
        private boolean drops;
        private TableId renamedTo;
        private String converted;

        @Override
        public Collection<ParsingException> getErrors() {
            return List.of();
        }

        @Override
        public void enterColumnCreateTable(MySqlParser.ColumnCreateTableContext create) {
            if (create.TEMPORARY() == null) {
                actions.add(new Action.Create(
                        table(create.tableName()), create.REPLACE() != null, create.ifNotExists() != null));
            }
        }

        @Override
        public void enterQueryCreateTable(MySqlParser.QueryCreateTableContext create) {
            if (create.TEMPORARY() == null) {
                boolean replaces = create.OR() != null;
                actions.add(new Action.Create(table(create.tableName()), replaces, create.ifNotExists() != null));
            }
        }

        @Override
        public void enterCopyCreateTable(MySqlParser.CopyCreateTableContext create) {
            if (create.TEMPORARY() == null) {
                actions.add(new Action.Create(
                        table(create.tableName(0)), create.REPLACE() != null, create.ifNotExists() != null));
            }
        }

        @Override
        public void exitAlterTable(MySqlParser.AlterTableContext alter) {
            TableId table = table(alter.tableName());
            if (converted != null) {
                actions.add(new Action.Convert(table, converted));
            }
            actions.add(
                    renamedTo == null
                            ? new Action.Alter(table, rewrites || (adds && drops))
                            : new Action.Rename(table, renamedTo));
        }

        @Override
        public void enterAlterByRename(MySqlParser.AlterByRenameContext rename) {
            renamedTo = rename.uid() == null
                    ? parseQualifiedTableId(rename.fullId())
                    : resolveTableId(currentSchema(), parseName(rename.uid()));
        }

        @Override
        public void enterAlterByAddColumn(MySqlParser.AlterByAddColumnContext add) {
            isAdding = true;
            adds = true;
        }

        @Override
        public void exitAlterByAddColumn(MySqlParser.AlterByAddColumnContext add) {
            isAdding = false;
        }

        @Override
        public void enterAlterByAddColumns(MySqlParser.AlterByAddColumnsContext add) {
            isAdding = true;
            adds = true;
        }

        @Override
        public void exitAlterByAddColumns(MySqlParser.AlterByAddColumnsContext add) {
            isAdding = false;
        }

        @Override
        public void enterAlterByRenameColumn(MySqlParser.AlterByRenameColumnContext rename) {
            rewrites = true;
        }

        @Override
        public void enterAlterByChangeColumn(MySqlParser.AlterByChangeColumnContext change) {
            rewrites |= !parseName(change.oldColumn).equalsIgnoreCase(parseName(change.newColumn))
                    || isWithoutLength(change.columnDefinition());
        }

        @Override
        public void enterAlterByModifyColumn(MySqlParser.AlterByModifyColumnContext modify) {
            rewrites |= isWithoutLength(modify.columnDefinition());
        }

        private boolean isWithoutLength(MySqlParser.ColumnDefinitionContext column) {
            return WITHOUT_LENGTH.matcher(column.dataType().getText()).matches();
        }

        /** One of the same name may be added by the same statement. */
        @Override
        public void enterAlterByDropColumn(MySqlParser.AlterByDropColumnContext drop) {
            drops = true;
        }

        @Override
        public void enterDefaultColumnConstraint(MySqlParser.DefaultColumnConstraintContext constraint) {
            rewrites |= isAdding && constraint.defaultValue().NULL_LITERAL() == null;
        }

        @Override
        public void enterGeneratedColumnConstraint(MySqlParser.GeneratedColumnConstraintContext constraint) {
            rewrites = true;
        }

        @Override
        public void enterCollateColumnConstraint(MySqlParser.CollateColumnConstraintContext constraint) {
            rewrites = true;
        }

        @Override
        public void enterAlterByConvertCharset(MySqlParser.AlterByConvertCharsetContext convert) {
            rewrites = true;
            converted = convert.charsetName() == null
                    ? null
                    : withoutQuotes(convert.charsetName().getText());
        }

        @Override
        public void enterAlterByDropPartition(MySqlParser.AlterByDropPartitionContext drop) {
            rewrites = true;
        }

        @Override
        public void enterAlterByTruncatePartition(MySqlParser.AlterByTruncatePartitionContext truncate) {
            rewrites = true;
        }

        @Override
        public void enterAlterByExchangePartition(MySqlParser.AlterByExchangePartitionContext exchange) {
            rewrites = true;
            actions.add(new Action.Alter(table(exchange.tableName()), true));
        }

        @Override
        public void enterAlterByImportPartition(MySqlParser.AlterByImportPartitionContext load) {
            rewrites = true;
        }

        @Override
        public void enterAlterByDiscardTablespace(MySqlParser.AlterByDiscardTablespaceContext discard) {
            rewrites = true;
        }

        @Override
        public void enterAlterByImportTablespace(MySqlParser.AlterByImportTablespaceContext load) {
            rewrites = true;
        }

        @Override
        public void enterCreateIndex(MySqlParser.CreateIndexContext create) {
            actions.add(new Action.Alter(table(create.tableName()), false));
        }

        @Override
        public void enterDropIndex(MySqlParser.DropIndexContext drop) {
            actions.add(new Action.Alter(table(drop.tableName()), false));
        }

        @Override
        public void enterRenameTableClause(MySqlParser.RenameTableClauseContext rename) {
            actions.add(new Action.Rename(table(rename.tableName(0)), table(rename.tableName(1))));
        }

        @Override
        public void enterTruncateTable(MySqlParser.TruncateTableContext truncate) {
            actions.add(new Action.Truncate(table(truncate.tableName())));
        }

        @Override
        public void enterDropTable(MySqlParser.DropTableContext drop) {
            if (drop.TEMPORARY() == null) {
                drop.tables().tableName().forEach(name -> actions.add(new Action.Drop(table(name))));
            }
        }

        @Override
        public void enterDropDatabase(MySqlParser.DropDatabaseContext drop) {
            actions.add(new Action.DropDatabase(parseName(drop.uid())));
        }
    }
}
