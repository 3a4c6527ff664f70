// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is played for each row of the README's table of schema changes; the first of each row in both types of table. */
final class SchemaStories {
    private static final String NULL_COLUMN = "ADD COLUMN that is NULL in the rows there are";
    private static final String DEFAULT_COLUMN = "ADD COLUMN with a default, NOT NULL, generated";
    private static final String DROPPED_COLUMN = "DROP COLUMN";
    private static final String DROPPED_TOO = "DROP COLUMN, where table info says `dropColumn: drop`";
    private static final String RENAMED_COLUMN = "RENAME COLUMN, CHANGE with another name";
    private static final String WIDER =
            "a wider type: INT to BIGINT, DECIMAL with more digits, a longer VARCHAR, more fraction digits, more ENUM members";
    private static final String REWRITTEN =
            "FLOAT to DOUBLE, INT to INT UNSIGNED, another character set, another generation expression";
    private static final String CONVERTED =
            "a type that cannot hold the old values (INT to VARCHAR, DATETIME to TIMESTAMP), another primary key, a key gained or lost";
    static final String NARROWER = "a narrower type: BIGINT to INT, DOUBLE to FLOAT, a shorter VARCHAR";
    private static final String EMPTIED = "TRUNCATE, DROP TABLE, DROP DATABASE, a RENAME away";
    private static final String CREATED = "CREATE TABLE, also LIKE and AS SELECT; DROP and CREATE anew";
    private static final String RENAMED =
            "RENAME TABLE, also two tables that swap names; gh-ost and pt-online-schema-change";

    private static final String NO_KEY = "/* no key */";
    private static final String COPY = "INSERT IGNORE INTO {d}.%s (id, v) SELECT id, v FROM {t}";

    private final List<SchemaStory> stories = new ArrayList<>();

    private SchemaStories() {}

    static List<SchemaStory> all() {
        SchemaStories all = new SchemaStories();
        all.columns();
        all.types();
        all.keys();
        all.rows();
        all.tables();
        all.narrower();
        all.exchanged();
        return List.copyOf(all.stories);
    }

    private void columns() {
        play(NULL_COLUMN, "", "ALTER TABLE {t} ADD COLUMN a INT NULL FIRST", "UPDATE {t} SET a = 5 WHERE id = 2");
        play(
                NULL_COLUMN,
                "",
                "ALTER TABLE {t} ADD COLUMN (a VARCHAR(9), b DECIMAL(9,3))",
                "ALTER TABLE {t} ADD c DATETIME(3) AFTER id");
        play(DEFAULT_COLUMN, "", "ALTER TABLE {t} ADD COLUMN a INT NOT NULL DEFAULT 7");
        play(
                DEFAULT_COLUMN,
                "",
                "ALTER TABLE {t} ADD a VARCHAR(9) DEFAULT 'späť'",
                "ALTER TABLE {t} ADD b VARCHAR(5) NOT NULL");
        play(DEFAULT_COLUMN, "", "ALTER TABLE {t} ADD a BIGINT AS (v * 2) STORED");
        kept(DROPPED_COLUMN, "a INT DEFAULT 3", Set.of("a"), "", "ALTER TABLE {t} DROP COLUMN a");
        play(
                DROPPED_COLUMN,
                "a INT DEFAULT 3",
                "ALTER TABLE {t} DROP COLUMN a",
                "ALTER TABLE {t} ADD a INT NULL",
                "UPDATE {t} SET a = 9 WHERE id = 2");
        for (int twice = 0; twice < 2; twice++) {
            play(
                    DROPPED_COLUMN,
                    "a INT DEFAULT 3",
                    "ALTER TABLE {t} DROP COLUMN a",
                    "ALTER TABLE {t} ADD a VARCHAR(9) NULL",
                    "UPDATE {t} SET a = 'x' WHERE id = 2");
        }
        kept(DROPPED_TOO, "a INT DEFAULT 3", Set.of(), "_drop", "ALTER TABLE {t} DROP COLUMN a");
        kept(RENAMED_COLUMN, "a INT DEFAULT 3", Set.of("a"), "", "ALTER TABLE {t} RENAME COLUMN a TO b");
        kept(RENAMED_COLUMN, "a INT DEFAULT 3", Set.of("a"), "", "ALTER TABLE {t} CHANGE COLUMN a b BIGINT DEFAULT 4");
    }

    private void types() {
        play(
                WIDER,
                "a INT DEFAULT 3, b VARCHAR(5) DEFAULT 'x'",
                "ALTER TABLE {t} MODIFY a BIGINT",
                "ALTER TABLE {t} MODIFY b VARCHAR(50)");
        play(
                WIDER,
                "a DECIMAL(5,2) DEFAULT 1.25, b ENUM('x','y') DEFAULT 'y'",
                "ALTER TABLE {t} MODIFY a DECIMAL(12,4)",
                "ALTER TABLE {t} MODIFY b ENUM('x','y','z')");
        play(WIDER, "a DATETIME DEFAULT '2026-01-02 03:04:05'", "ALTER TABLE {t} MODIFY a DATETIME(6)");
        play(REWRITTEN, "a FLOAT DEFAULT 0.1", "ALTER TABLE {t} MODIFY a DOUBLE");
        play(REWRITTEN, "a INT DEFAULT 3", "ALTER TABLE {t} MODIFY a INT UNSIGNED");
        play(
                REWRITTEN,
                "a VARCHAR(9) CHARACTER SET latin1 DEFAULT 'für'",
                "ALTER TABLE {t} CONVERT TO CHARACTER SET utf8mb4");
        play(REWRITTEN, "a BIGINT AS (v * 2) STORED", "ALTER TABLE {t} MODIFY a BIGINT AS (v * 3) STORED");
        play(REWRITTEN, "b ENUM('x','y') DEFAULT 'y'", "ALTER TABLE {t} MODIFY b ENUM('y','x')");
    }

    private void keys() {
        play(CONVERTED, "a INT DEFAULT 3", "ALTER TABLE {t} MODIFY a VARCHAR(20)");
        play(CONVERTED, "a DATETIME DEFAULT '2026-01-02 03:04:05'", "ALTER TABLE {t} MODIFY a TIMESTAMP NULL");
        play(CONVERTED, "a VARCHAR(9) DEFAULT '12'", "ALTER TABLE {t} MODIFY a INT");
        play(CONVERTED, "", "ALTER TABLE {t} DROP PRIMARY KEY, ADD PRIMARY KEY (v, id)");
        play(CONVERTED, NO_KEY, "ALTER TABLE {t} ADD COLUMN k BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY");
        play(CONVERTED, "", "ALTER TABLE {t} DROP PRIMARY KEY");
    }

    private void rows() {
        play(EMPTIED, "", "TRUNCATE TABLE {t}", "INSERT INTO {t} (id, v) VALUES (1, 11)");
        play(EMPTIED, "", "DROP TABLE {t}");
        also(
                EMPTIED,
                List.of("{d}_{n}.t"),
                List.of("CREATE DATABASE {d}_{n}", "CREATE TABLE {d}_{n}.t AS SELECT * FROM {t}"),
                "DROP DATABASE {d}_{n}");
        also(EMPTIED, List.of("{d}.{n}_to"), List.of(), "RENAME TABLE {t} TO {d}.{n}_to");
        also(
                CREATED,
                List.of("{d}.{n}_a", "{d}.{n}_b", "{d}.{n}_c"),
                List.of(),
                "CREATE TABLE {d}.{n}_a (id INT PRIMARY KEY, v VARCHAR(5))",
                "INSERT INTO {d}.{n}_a VALUES (1, 'x')",
                "CREATE TABLE {d}.{n}_b LIKE {t}",
                "INSERT INTO {d}.{n}_b SELECT * FROM {t}",
                "CREATE TABLE {d}.{n}_c AS SELECT * FROM {t}");
        play(
                CREATED,
                "",
                "DROP TABLE {t}",
                "CREATE TABLE {t} (id INT NOT NULL PRIMARY KEY, v INT NOT NULL, a INT NULL)",
                "INSERT INTO {t} VALUES (1, 2, 3)");
        play(
                CREATED,
                "",
                "DROP TABLE {t}",
                "CREATE TABLE {t} (v VARCHAR(9) NOT NULL PRIMARY KEY, id BIGINT)",
                "INSERT INTO {t} VALUES ('x', 3)");
    }

    private void tables() {
        also(RENAMED, List.of("{d}.{n}_to"), List.of(), "RENAME TABLE {t} TO {d}.{n}_to");
        also(
                RENAMED,
                List.of("{d}.{n}_b"),
                List.of("CREATE TABLE {d}.{n}_b (id INT PRIMARY KEY, v INT)", "INSERT INTO {d}.{n}_b VALUES (1, 2)"),
                "RENAME TABLE {t} TO {d}.{n}_x, {d}.{n}_b TO {t}, {d}.{n}_x TO {d}.{n}_b");
        // gh-ost's atomic cut-over as the binlog has it, and its cut-over in two steps
        play(
                RENAMED,
                "",
                "CREATE TABLE {d}._{n}_gho LIKE {t}",
                "ALTER TABLE {d}._{n}_gho ADD COLUMN a INT NOT NULL DEFAULT 7",
                "CREATE TABLE {d}._{n}_ghc (id BIGINT AUTO_INCREMENT PRIMARY KEY, hint VARCHAR(64), value VARCHAR(64))",
                COPY.formatted("_{n}_gho"),
                "CREATE TABLE {d}._{n}_del (id INT PRIMARY KEY) COMMENT='ghost-cut-over-sentry'",
                "DROP TABLE {d}._{n}_del",
                "RENAME TABLE {t} TO {d}._{n}_del, {d}._{n}_gho TO {t}",
                "DROP TABLE {d}._{n}_ghc",
                "DROP TABLE {d}._{n}_del");
        play(
                RENAMED,
                "a INT DEFAULT 3",
                "CREATE TABLE {d}._{n}_gho LIKE {t}",
                "ALTER TABLE {d}._{n}_gho DROP COLUMN a, ADD COLUMN a VARCHAR(9)",
                COPY.formatted("_{n}_gho"),
                "ALTER TABLE {t} RENAME TO {d}._{n}_del",
                "ALTER TABLE {d}._{n}_gho RENAME TO {t}",
                "DROP TABLE {d}._{n}_del");
        // pt-online-schema-change: its swap, and its --alter-foreign-keys-method drop_swap
        List<String> copied = List.of(
                "CREATE TABLE {d}._{n}_new LIKE {t}",
                "ALTER TABLE {d}._{n}_new MODIFY v BIGINT NOT NULL DEFAULT 1",
                "CREATE TRIGGER {d}.pt_osc_del_{n} AFTER DELETE ON {t} FOR EACH ROW DELETE IGNORE FROM {d}._{n}_new WHERE id <=> OLD.id",
                "CREATE TRIGGER {d}.pt_osc_upd_{n} AFTER UPDATE ON {t} FOR EACH ROW REPLACE INTO {d}._{n}_new (id, v) VALUES (NEW.id, NEW.v)",
                "CREATE TRIGGER {d}.pt_osc_ins_{n} AFTER INSERT ON {t} FOR EACH ROW REPLACE INTO {d}._{n}_new (id, v) VALUES (NEW.id, NEW.v)",
                COPY.formatted("_{n}_new"),
                "ANALYZE TABLE {d}._{n}_new");
        play(
                RENAMED,
                "",
                with(
                        copied,
                        "RENAME TABLE {t} TO {d}._{n}_old, {d}._{n}_new TO {t}",
                        "DROP TABLE IF EXISTS {d}._{n}_old"));
        play(RENAMED, "", with(copied, "DROP TABLE IF EXISTS {t}", "RENAME TABLE {d}._{n}_new TO {t}"));
    }

    private void narrower() {
        play(
                NARROWER,
                "a BIGINT DEFAULT 3, b VARCHAR(50) DEFAULT 'x'",
                "ALTER TABLE {t} MODIFY a INT",
                "ALTER TABLE {t} MODIFY b VARCHAR(5)");
        play(NARROWER, "a DOUBLE DEFAULT 0.123456789", "ALTER TABLE {t} MODIFY a FLOAT");
    }

    /** Two columns that exchange their names. */
    private void exchanged() {
        play(
                RENAMED_COLUMN,
                "a INT DEFAULT 3, b VARCHAR(9) DEFAULT 'x'",
                "ALTER TABLE {t} CHANGE a b INT DEFAULT 4, CHANGE b a VARCHAR(9) DEFAULT 'y'");
        play(
                RENAMED_COLUMN,
                "a INT DEFAULT 3, b INT DEFAULT 4",
                "ALTER TABLE {t} CHANGE a b INT DEFAULT 5, CHANGE b a INT DEFAULT 6");
    }

    private static String[] with(List<String> statements, String... more) {
        List<String> all = new ArrayList<>(statements);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private void play(String row, String columns, String... change) {
        add(row, columns, List.of(), List.of(change), List.of(), Set.of(), "");
    }

    private void kept(String row, String columns, Set<String> kept, String suffix, String... change) {
        add(row, columns, List.of(), List.of(change), List.of(), kept, suffix);
    }

    private void also(String row, List<String> also, List<String> start, String... change) {
        add(row, "", start, List.of(change), also, Set.of(), "");
    }

    private void add(
            String row,
            String columns,
            List<String> start,
            List<String> change,
            List<String> also,
            Set<String> kept,
            String suffix) {
        boolean isFirst = stories.stream().noneMatch(story -> story.row().equals(row));
        int number = stories.size();
        stories.add(
                new SchemaStory(row, number, !isFirst && number % 2 == 1, columns, start, change, also, kept, suffix));
        if (isFirst) {
            stories.add(new SchemaStory(row, number + 1, true, columns, start, change, also, kept, suffix));
        }
    }
}
