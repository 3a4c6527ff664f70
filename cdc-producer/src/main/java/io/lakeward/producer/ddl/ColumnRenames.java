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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.flink.cdc.connectors.shaded.org.antlr.v4.runtime.tree.TerminalNode;

/**
 * MySQL gives all columns their new names at once, so two of them can exchange theirs; Debezium carries out one part of a statement
 * after another, and loses one of them. Not thread-safe.
 */
public final class ColumnRenames extends MySqlAntlrDdlParser {
    private static final Pattern MAY_RENAME =
            Pattern.compile("\\bALTER\\b.*?\\b(RENAME|CHANGE)\\b", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private List<Rename> renames = new ArrayList<>();
    private List<UidContext> neighbours = new ArrayList<>();
    private Set<String> addedOrDropped = names();
    private int first;
    private int end;

    private record Rename(UidContext from, UidContext to) {}

    /** In code points, as ANTLR counts. */
    private record Edit(int from, int to, String by) {
        static Edit replace(UidContext name, String by) {
            return new Edit(name.getStart().getStartIndex(), name.getStop().getStopIndex() + 1, by);
        }
    }

    /** The statement in a form that comes to the same one part after another; as it is, if it does so already. */
    public String oneAfterAnother(String database, String text) {
        if (!MAY_RENAME.matcher(text).find()) {
            return text;
        }
        renames = new ArrayList<>();
        neighbours = new ArrayList<>();
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
        return !after.isEmpty()
                || !before.isEmpty()
                || neighbours.stream().anyMatch(neighbour -> renamed(neighbour)
                        .filter(i -> isBehind(renames.get(i).to(), neighbour))
                        .isPresent());
    }

    /** Old names go first and new ones come last; in between are names that nobody has. */
    private String apart(String text) {
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        List<Edit> edits = new ArrayList<>();
        for (int i = 0; i < renames.size(); i++) {
            Rename rename = renames.get(i);
            before.append("RENAME COLUMN ").append(in(text, rename.from())).append(" TO ");
            before.append(between(i, "from")).append(", ");
            edits.add(Edit.replace(rename.from(), between(i, "from")));
            edits.add(Edit.replace(rename.to(), between(i, "to")));
            after.append(", RENAME COLUMN ").append(between(i, "to")).append(" TO ");
            after.append(in(text, rename.to()));
        }
        for (UidContext neighbour : neighbours) {
            renamed(neighbour)
                    .ifPresent(i -> edits.add(Edit.replace(
                            neighbour, between(i, isBehind(renames.get(i).to(), neighbour) ? "from" : "to"))));
        }
        edits.add(new Edit(first, first, before.toString()));
        edits.add(new Edit(end, end, after.toString()));
        edits.sort(Comparator.comparingInt(Edit::from).reversed());
        StringBuilder parts = new StringBuilder(text);
        edits.forEach(edit -> parts.replace(
                text.offsetByCodePoints(0, edit.from()), text.offsetByCodePoints(0, edit.to()), edit.by()));
        return parts.toString();
    }

    /** Which rename gives a column the name that another is put after: MySQL means the new names. */
    private Optional<Integer> renamed(UidContext neighbour) {
        return IntStream.range(0, renames.size())
                .filter(i -> parseName(renames.get(i).to()).equalsIgnoreCase(parseName(neighbour)))
                .boxed()
                .findFirst();
    }

    private static boolean isBehind(UidContext name, UidContext other) {
        return name.getStart().getStartIndex() > other.getStart().getStartIndex();
    }

    private static String between(int number, String which) {
        return "`lakeward " + which + " " + number + "`";
    }

    private static String in(String text, UidContext name) {
        return text.substring(
                text.offsetByCodePoints(0, name.getStart().getStartIndex()),
                text.offsetByCodePoints(0, name.getStop().getStopIndex() + 1));
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
            put(change.AFTER(), change.uid());
        }

        private void add(UidContext from, UidContext to) {
            if (!parseName(from).equalsIgnoreCase(parseName(to))) {
                renames.add(new Rename(from, to));
            }
        }

        @Override
        public void enterAlterByAddColumn(MySqlParser.AlterByAddColumnContext add) {
            addedOrDropped.add(parseName(add.uid(0)));
            put(add.AFTER(), add.uid());
        }

        @Override
        public void enterAlterByModifyColumn(MySqlParser.AlterByModifyColumnContext modify) {
            put(modify.AFTER(), modify.uid());
        }

        /** The last name is that of the column before it. */
        private void put(TerminalNode after, List<UidContext> columns) {
            if (after != null) {
                neighbours.add(columns.get(columns.size() - 1));
            }
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
