// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.chaos.compare.Narrowed;
import io.lakeward.chaos.schema.ColumnType;
import io.lakeward.chaos.schema.Reading;
import io.lakeward.chaos.schema.ShownType;
import io.lakeward.demo.lake.Snapshot;
import io.lakeward.demo.source.SourceDatabase;
import io.lakeward.demo.table.Column;
import io.lakeward.demo.table.Comparison;
import io.lakeward.demo.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of the README's table of schema changes, through the shipped jobs, while rows change. */
class SchemaStoriesIT {
    private static final Path ROOT =
            Path.of(System.getProperty("basedir")).resolve("../..").normalize();
    private static final List<SchemaStory> STORIES = SchemaStories.all();

    @TempDir
    private static Path temp;

    private static StoryPipeline pipeline;

    @BeforeAll
    static void play() throws Exception {
        pipeline = new StoryPipeline(ROOT, temp.resolve("work"), STORIES);
        pipeline.play();
    }

    @AfterAll
    static void stop() {
        pipeline.close();
    }

    static List<SchemaStory> stories() {
        return STORIES;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void theLakeEqualsMySql(SchemaStory story) throws IOException {
        for (String table : story.tables()) {
            Optional<Table> expected = expected(pipeline.database(), table);
            List<List<String>> differences = new ArrayList<>();
            boolean isEqual = pipeline.await(() -> {
                differences.clear();
                differences.add(differences(story, expected, lake(table)));
                return differences.get(0).isEmpty();
            });
            assertThat(isEqual).as("%s: %s", table, differences).isTrue();
        }
        assertThat(more(story)).isEqualTo(story.kept());
    }

    @Test
    void everyRowOfTheReadmeIsPlayed() throws IOException {
        List<String> readme = Files.readAllLines(ROOT.resolve("README.md"));
        Set<String> rows = readme.stream()
                .skip(readme.indexOf("| in MySQL | in the lake |") + 2L)
                .takeWhile(line -> line.startsWith("| "))
                .map(line -> line.substring(2, line.indexOf(" |", 2)))
                .collect(Collectors.toSet());

        assertThat(STORIES.stream().map(SchemaStory::row).collect(Collectors.toSet()))
                .isEqualTo(rows);
    }

    /** A row that goes between the loss of its table's key and the new reading is not in the lake as it was. */
    @Test
    void everyRecordCouldBeRead() throws IOException {
        Set<String> losesItsKey = STORIES.stream()
                .filter(story -> story.row().contains("a key gained or lost"))
                .flatMap(story -> story.tables().stream())
                .collect(Collectors.toSet());
        List<List<Object>> quarantined = pipeline.lake().read("_lakeward", "quarantine").stream()
                .flatMap(all -> all.table().select(List.of("source_table", "error")).rows().stream())
                .filter(row -> !losesItsKey.contains(row.get(0))
                        || !row.get(1).toString().startsWith("A row to delete must be in the lake"))
                .toList();
        assertThat(quarantined).isEmpty();
        assertThat(pipeline.lake().unreadable()).isEmpty();
    }

    /** The columns of the lake's table that MySQL's has not. */
    private static Set<String> more(SchemaStory story) throws IOException {
        String table = story.tables().get(0);
        Set<String> more = new TreeSet<>();
        Optional<Table> source = expected(pipeline.database(), table);
        if (source.isPresent() && story.row().contains("COLUMN")) {
            lake(table).ifPresent(lake -> more.addAll(lake.names()));
            more.removeAll(source.get().names());
        }
        return more;
    }

    private static Optional<Table> lake(String table) throws IOException {
        return pipeline.lake()
                .read(table.substring(0, table.indexOf('.')), table.substring(table.indexOf('.') + 1))
                .map(Snapshot::table);
    }

    /** A table that the source has no more is an empty one. */
    private static List<String> differences(SchemaStory story, Optional<Table> expected, Optional<Table> lake) {
        if (expected.isEmpty()) {
            return lake.stream()
                    .flatMap(table -> table.rows().stream())
                    .map(Object::toString)
                    .toList();
        }
        if (lake.isEmpty()) {
            return List.of("does not exist");
        }
        List<String> names = expected.get().names();
        boolean isNarrower = story.row().equals(SchemaStories.NARROWER);
        Table compared = lake.get().names().containsAll(names) ? lake.get().select(names) : lake.get();
        compared = isNarrower ? Narrowed.to(expected.get(), compared) : compared;
        return new Comparison(names)
                .of(expected.get(), compared).stream().map(Object::toString).toList();
    }

    private static Optional<Table> expected(SourceDatabase database, String table) {
        int dot = table.indexOf('.');
        List<List<String>> columns = database.texts("SELECT column_name, column_type FROM information_schema.columns"
                + " WHERE table_schema = '" + table.substring(0, dot) + "' AND table_name = '"
                + table.substring(dot + 1)
                + "' ORDER BY ordinal_position");
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        List<Column> lake = new ArrayList<>();
        List<Reading> readings = new ArrayList<>();
        List<String> items = new ArrayList<>();
        for (List<String> column : columns) {
            ColumnType shown = ShownType.of(column.get(1));
            lake.add(new Column(column.get(0), shown.lake()));
            readings.add(shown.reading());
            items.add(shown.reading().select(column.get(0)));
        }
        List<List<Object>> rows = new ArrayList<>();
        for (List<String> texts : database.texts("SELECT " + String.join(", ", items) + " FROM " + table)) {
            List<Object> row = new ArrayList<>();
            for (int i = 0; i < texts.size(); i++) {
                row.add(texts.get(i) == null ? null : readings.get(i).parse(texts.get(i)));
            }
            rows.add(row);
        }
        return Optional.of(new Table(lake, rows));
    }
}
