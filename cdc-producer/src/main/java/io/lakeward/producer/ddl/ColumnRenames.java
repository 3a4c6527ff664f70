// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.ddl;

import io.debezium.antlr.AntlrDdlParserListener;
import io.debezium.connector.mysql.antlr.MySqlAntlrDdlParser;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.UidContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParserBaseListener;
import io.debezium.relational.Tables;
import io.debezium.text.MultipleParsingExceptions;
import io.debezium.text.ParsingException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * MySQL gives all columns their new names at once, so two of them can exchange theirs; Debezium carries out one part of a statement
 * after another, and loses one of them. Not thread-safe.
 */
public final class ColumnRenames extends MySqlAntlrDdlParser {
    private static final Pattern MAY_RENAME =
            Pattern.compile("\\bALTER\\b.*?\\b(RENAME|CHANGE)\\b", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private List<Rename> renames = new ArrayList<>();
    private Set<String> addedOrDropped = names();
    private int first;
    private int end;

    private record Rename(UidContext from, UidContext to) {}

    /** The statement in a form that comes to the same one part after another; as it is, if it does so already. */
    public String oneAfterAnother(String database, String text) {
        if (!MAY_RENAME.matcher(text).find()) {
            return text;
        }
        renames = new ArrayList<>();
        addedOrDropped = names();
        setCurrentSchema(database);
        try {
            parse(text, new Tables());
        } catch (ParsingException | MultipleParsingExceptions e) {
            return text; // Whoever needs to understand it says so.
        }
        return meet() ? apart(text) : text;
    }

    @Override
    protected AntlrDdlParserListener createParseTreeWalkerListener() {
        return new Listener();
    }

    /** Whether the order of the parts matters. */
    private boolean meet() {
        Set<String> before = names();
        Set<String> after = names();
        renames.forEach(rename -> {
            before.add(parseName(rename.from()));
            after.add(parseName(rename.to()));
        });
        after.retainAll(before);
        before.addAll(renames.stream().map(rename -> parseName(rename.to())).toList());
        before.retainAll(addedOrDropped);
        return !after.isEmpty() || !before.isEmpty();
    }

    /** Old names go first and new ones come last; in between are names that nobody has. */
    private String apart(String text) {
        StringBuilder parts = new StringBuilder(text);
        for (int i = renames.size() - 1; i >= 0; i--) {
            parts.insert(
                    end,
                    ", RENAME COLUMN " + between(i, "to") + " TO "
                            + in(text, renames.get(i).to()));
        }
        for (int i = renames.size() - 1; i >= 0; i--) {
            replace(parts, renames.get(i).to(), between(i, "to"));
            replace(parts, renames.get(i).from(), between(i, "from"));
        }
        for (int i = renames.size() - 1; i >= 0; i--) {
            parts.insert(
                    first, "RENAME COLUMN " + in(text, renames.get(i).from()) + " TO " + between(i, "from") + ", ");
        }
        return parts.toString();
    }

    private static String between(int number, String which) {
        return "`lakeward " + which + " " + number + "`";
    }

    private static String in(String text, UidContext name) {
        return text.substring(name.getStart().getStartIndex(), name.getStop().getStopIndex() + 1);
    }

    private static void replace(StringBuilder text, UidContext name, String by) {
        text.replace(name.getStart().getStartIndex(), name.getStop().getStopIndex() + 1, by);
    }

    private static Set<String> names() {
        return new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    }

    private final class Listener extends MySqlParserBaseListener implements AntlrDdlParserListener {
        @Override
        public Collection<ParsingException> getErrors() {
            return List.of();
        }

        @Override
        public void enterAlterTable(MySqlParser.AlterTableContext alter) {
            List<MySqlParser.AlterSpecificationContext> parts = alter.alterSpecification();
            if (!parts.isEmpty()) {
                first = parts.get(0).getStart().getStartIndex();
                end = parts.get(parts.size() - 1).getStop().getStopIndex() + 1;
            }
        }

        @Override
        public void enterAlterByRenameColumn(MySqlParser.AlterByRenameColumnContext rename) {
            add(rename.oldColumn, rename.newColumn);
        }

        @Override
        public void enterAlterByChangeColumn(MySqlParser.AlterByChangeColumnContext change) {
            add(change.oldColumn, change.newColumn);
        }

        private void add(UidContext from, UidContext to) {
            if (!parseName(from).equalsIgnoreCase(parseName(to))) {
                renames.add(new Rename(from, to));
            }
        }

        @Override
        public void enterAlterByAddColumn(MySqlParser.AlterByAddColumnContext add) {
            addedOrDropped.add(parseName(add.uid(0)));
        }

        @Override
        public void enterAlterByAddColumns(MySqlParser.AlterByAddColumnsContext add) {
            add.uid().forEach(name -> addedOrDropped.add(parseName(name)));
        }

        @Override
        public void enterAlterByDropColumn(MySqlParser.AlterByDropColumnContext drop) {
            addedOrDropped.add(parseName(drop.uid()));
        }
    }
}
