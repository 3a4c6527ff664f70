// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.debezium.connector.mysql.antlr.MySqlAntlrDdlParser;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.debezium.relational.Tables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableEffectsTest {
    private static final String A =
            "CREATE TABLE a (id INT PRIMARY KEY, n INT, u INT UNSIGNED, v VARCHAR(10), c CHAR(5), m DECIMAL(8,2),"
                    + " f FLOAT, e ENUM('x','y'), t DATETIME, x TEXT, b BINARY(4), nn INT NOT NULL)";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ADD COLUMN z INT",
                "ADD COLUMN z VARCHAR(10) FIRST",
                "DROP COLUMN n",
                "DROP COLUMN n, DROP COLUMN u",
                "MODIFY n BIGINT",
                "MODIFY nn BIGINT NOT NULL",
                "MODIFY nn INT",
                "MODIFY u BIGINT UNSIGNED",
                "MODIFY v VARCHAR(300)",
                "MODIFY c CHAR(6)",
                "MODIFY m DECIMAL(12,4)",
                "MODIFY m DECIMAL(9,3)",
                "MODIFY e ENUM('y','z','x')",
                "MODIFY t DATETIME(6)",
                "MODIFY x LONGTEXT",
                "MODIFY n INTEGER(11) COMMENT 'c' AFTER v",
                "ADD INDEX (n)",
                "ENGINE = InnoDB"
            })
    void whatFollowsFromTheOldRowsIsNotReadAgain(String specification) {
        assertThat(altered(specification)).containsExactly("ALTER a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ADD COLUMN z INT NOT NULL",
                "ADD COLUMN z INT DEFAULT 3",
                "ADD COLUMN z TIMESTAMP",
                "ADD COLUMN z INT AS (n + 1)",
                "ADD COLUMN z BIGINT AUTO_INCREMENT UNIQUE",
                "DROP COLUMN n, ADD COLUMN z INT",
                "CHANGE n z INT",
                "MODIFY n VARCHAR(20)",
                "MODIFY n INT UNSIGNED",
                "MODIFY u INT",
                "MODIFY n SMALLINT",
                "MODIFY n INT NOT NULL",
                "MODIFY v VARCHAR(5)",
                "MODIFY v VARCHAR(10) CHARACTER SET latin1",
                "MODIFY v TEXT",
                "MODIFY m DECIMAL(8,4)",
                "MODIFY f DOUBLE",
                "MODIFY e ENUM('x','z')",
                "MODIFY t DATE",
                "MODIFY b BINARY(5)",
                "MODIFY x TEXT(10)",
                "DROP PRIMARY KEY, ADD PRIMARY KEY (id, nn)",
                "DROP PRIMARY KEY"
            })
    void anyOtherAlterationIsReadAgain(String specification) {
        assertThat(altered(specification)).containsExactly("ALTER a reread");
    }

    @Test
    void rowsThatAreKnownByTheirContentAreReadAgainWhenTheyLoseAColumn() {
        String bag = "CREATE TABLE a (n INT, u INT)";

        assertThat(effects("ALTER TABLE a DROP COLUMN u", bag, "a")).containsExactly("ALTER a reread");
        assertThat(effects("ALTER TABLE a ADD COLUMN z INT", bag, "a")).containsExactly("ALTER a");
    }

    @Test
    void addedColumnsAreNamed() {
        assertThat(decided(Set.of(), "ALTER TABLE a ADD COLUMN y INT, ADD COLUMN z INT, MODIFY N BIGINT", A, "a"))
                .extracting(TableEffect::added)
                .containsExactly(List.of("y", "z"));
    }

    @Test
    void aTableOfTheSameNameIsAnother() {
        assertThat(effects("CREATE OR REPLACE TABLE a (k INT PRIMARY KEY)", A, "a"))
                .containsExactly("DROP a", "CREATE a");
        assertThat(effects("CREATE TABLE IF NOT EXISTS a (k INT PRIMARY KEY)", A, "a"))
                .isEmpty();
        assertThat(effects("CREATE TABLE a (k INT PRIMARY KEY)", A, "a")).containsExactly("CREATE a");
        assertThat(effects("CREATE TABLE b LIKE a", A, "a", "b")).containsExactly("CREATE b");
    }

    @Test
    void namesThatAreSwappedAreBothReadAgain() {
        assertThat(effects("RENAME TABLE a TO tmp, b TO a, tmp TO b", A + "; CREATE TABLE b (id INT)", "a", "b"))
                .containsExactly("CREATE a reread", "CREATE b reread");
    }

    @Test
    void aNameThatIsGoneIsDropped() {
        assertThat(effects("RENAME TABLE a TO _a_del, _a_gho TO a", A + "; CREATE TABLE _a_gho (id INT)", "a"))
                .containsExactly("CREATE a reread");
        assertThat(effects("ALTER TABLE a RENAME b", A, "a", "b")).containsExactly("DROP a", "CREATE b reread");
        assertThat(effects("RENAME TABLE a TO elsewhere.a", A, "a")).containsExactly("DROP a");
        assertThat(effects("RENAME TABLE elsewhere.b TO b", A, "b")).isEmpty();
    }

    @Test
    void tablesAreEmptiedAndDroppedByName() {
        assertThat(effects("TRUNCATE TABLE a", A, "a")).containsExactly("TRUNCATE a");
        assertThat(effects("DROP TABLE other, a", A, "a")).containsExactly("DROP a");
        assertThat(effects("DROP DATABASE d", A, "a")).containsExactly("DROP d.*");
        assertThat(effects("DROP DATABASE elsewhere", A, "a")).isEmpty();
    }

    @Test
    void whatWasReadInPartIsReadAgain() {
        assertThat(effects(Set.of("a"), "TRUNCATE TABLE a", A, "a")).containsExactly("TRUNCATE a reread");
        assertThat(effects(Set.of("a"), "ALTER TABLE a ADD INDEX (n)", A, "a")).containsExactly("ALTER a reread");
        assertThat(effects(Set.of("a"), "DROP TABLE a", A, "a")).containsExactly("DROP a");
    }

    private static List<String> altered(String specification) {
        return effects("ALTER TABLE a " + specification, A, "a");
    }

    private static List<String> effects(String statement, String before, String... selected) {
        return effects(Set.of(), statement, before, selected);
    }

    private static List<String> effects(Set<String> readBehind, String statement, String before, String... selected) {
        return decided(readBehind, statement, before, selected).stream()
                .map(effect -> effect.kind() + " "
                        + effect.table().map(TableId::table).orElse(effect.database() + ".*")
                        + (effect.isReread() ? " reread" : ""))
                .toList();
    }

    private static List<TableEffect> decided(
            Set<String> readBehind, String statement, String before, String... selected) {
        Tables tables = new Tables();
        MySqlAntlrDdlParser debezium = new MySqlAntlrDdlParser();
        debezium.setCurrentSchema("d");
        debezium.parse(before, tables);
        Map<TableId, Table> known = all(tables);
        debezium.parse(statement, tables);
        Set<String> names = Set.of(selected);
        Map<TableId, Table> after = all(tables);
        after.keySet().removeIf(table -> !names.contains(table.table()));
        var change = new SchemaChange(new StatementParser().read("d", statement), after, 0);
        return TableEffects.of(
                change,
                known,
                table -> table.catalog().equals("d") && names.contains(table.table()),
                "d"::equals,
                readBehind.stream().map(name -> new TableId("d", null, name)).collect(Collectors.toSet()));
    }

    private static Map<TableId, Table> all(Tables tables) {
        Map<TableId, Table> all = new HashMap<>();
        tables.tableIds().forEach(id -> all.put(id, tables.forTable(id)));
        return all;
    }
}
