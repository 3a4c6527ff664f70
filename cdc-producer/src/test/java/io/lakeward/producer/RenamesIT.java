// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table is what has its name, wherever that came from. */
class RenamesIT {
    @TempDir
    private static Path folder;

    private static ProducerBed bed;

    @BeforeAll
    static void startEngines() {
        bed = new ProducerBed(folder);
    }

    @AfterAll
    static void stopEngines() {
        bed.close();
    }

    @Test
    void ghOstEndsWithTheOriginalRight() throws Exception {
        // Given
        String db = orders();
        JobClient job = bed.start(bed.args(db));
        bed.awaitEquality(db, "orders");

        // When
        bed.execute(
                db,
                "CREATE TABLE _orders_ghc (id BIGINT AUTO_INCREMENT PRIMARY KEY, hint VARCHAR(64) NOT NULL, value TEXT)",
                "CREATE TABLE _orders_gho LIKE orders",
                "ALTER TABLE _orders_gho ADD COLUMN state VARCHAR(10) NOT NULL DEFAULT 'new', DROP COLUMN note",
                "INSERT INTO _orders_ghc (hint, value) VALUES ('state', 'row copy')",
                "UPDATE orders SET n = 10 WHERE id = 1",
                "INSERT IGNORE INTO _orders_gho (id, n) SELECT id, n FROM orders LOCK IN SHARE MODE",
                "INSERT INTO orders VALUES (4, 4, 'd')",
                "REPLACE INTO _orders_gho (id, n) VALUES (4, 4)",
                "DELETE FROM orders WHERE id = 2",
                "DELETE FROM _orders_gho WHERE id = 2",
                "CREATE TABLE _orders_del (id INT AUTO_INCREMENT PRIMARY KEY) COMMENT='ghost-cut-over-sentry'",
                "DROP TABLE _orders_del",
                "RENAME TABLE orders TO _orders_del, _orders_gho TO orders",
                "DROP TABLE _orders_ghc",
                "DROP TABLE _orders_del",
                "INSERT INTO orders VALUES (5, 5, 'old')",
                "UPDATE orders SET state = 'paid' WHERE id = 3");

        // Then
        assertOnlyOrdersAreRight(db);
        bed.cancel(job);
    }

    @Test
    void ptOnlineSchemaChangeEndsWithTheOriginalRight() throws Exception {
        // Given
        String db = orders();
        JobClient job = bed.start(bed.args(db));
        bed.awaitEquality(db, "orders");

        // When
        bed.execute(
                db,
                "CREATE TABLE `" + db + "`.`_orders_new` (id INT NOT NULL PRIMARY KEY, n INT, note VARCHAR(20))",
                "ALTER TABLE `" + db
                        + "`.`_orders_new` MODIFY n BIGINT NOT NULL DEFAULT 0, ADD COLUMN e INT DEFAULT 5 FIRST",
                "CREATE TRIGGER pt_osc_del AFTER DELETE ON orders FOR EACH ROW"
                        + " DELETE IGNORE FROM _orders_new WHERE id <=> OLD.id",
                "CREATE TRIGGER pt_osc_upd AFTER UPDATE ON orders FOR EACH ROW"
                        + " REPLACE INTO _orders_new (id, n, note) VALUES (NEW.id, NEW.n, NEW.note)",
                "CREATE TRIGGER pt_osc_ins AFTER INSERT ON orders FOR EACH ROW"
                        + " REPLACE INTO _orders_new (id, n, note) VALUES (NEW.id, NEW.n, NEW.note)",
                "INSERT INTO orders VALUES (4, 4, 'd')",
                "INSERT LOW_PRIORITY IGNORE INTO _orders_new (id, n, note) SELECT id, n, note FROM orders",
                "UPDATE orders SET n = 20 WHERE id = 2",
                "DELETE FROM orders WHERE id = 1",
                "RENAME TABLE `" + db + "`.`orders` TO `" + db + "`.`_orders_old`, `" + db + "`.`_orders_new` TO `" + db
                        + "`.`orders`",
                "DROP TABLE IF EXISTS `_orders_old`",
                "DROP TRIGGER IF EXISTS pt_osc_del",
                "INSERT INTO orders VALUES (6, 7, 8589934592, 'f')");

        // Then
        assertOnlyOrdersAreRight(db);
        bed.cancel(job);
    }

    @Test
    void aTableThatIsRenamedIntoTheSelectionIsReadWhole() throws Exception {
        // Given
        String db = orders();
        String elsewhere = bed.database();
        bed.execute(
                db, "CREATE TABLE x_staged (id INT PRIMARY KEY, n INT)", "INSERT INTO x_staged VALUES (1, 1), (2, 2)");
        bed.execute(elsewhere, "CREATE TABLE t (id INT PRIMARY KEY, n INT)", "INSERT INTO t VALUES (1, 1), (2, 2)");
        JobClient job = bed.start(bed.args(db, "-T", db + ".o*"));
        bed.awaitEquality(db, "orders");

        // When
        bed.execute(
                db,
                "RENAME TABLE x_staged TO o_staged",
                "INSERT INTO o_staged VALUES (3, 3)",
                "DELETE FROM o_staged WHERE id = 1",
                "CREATE TABLE o_like LIKE o_staged",
                "INSERT INTO o_like SELECT id, 7 FROM o_staged",
                "ALTER TABLE orders RENAME TO o_moved",
                "INSERT INTO o_moved VALUES (9, 9, 'i')",
                "RENAME TABLE " + elsewhere + ".t TO o_foreign",
                "INSERT INTO o_foreign VALUES (3, 3)",
                "DELETE FROM o_foreign WHERE id = 1");

        // Then
        bed.awaitEquality(db, "o_staged", "o_like", "o_moved", "o_foreign");
        bed.cancel(job);
    }

    private static String orders() {
        String db = bed.database();
        bed.execute(
                db,
                "CREATE TABLE orders (id INT PRIMARY KEY, n INT, note VARCHAR(20))",
                "INSERT INTO orders VALUES (1, 1, 'a'), (2, 2, 'b'), (3, 3, 'c')");
        return db;
    }

    private static void assertOnlyOrdersAreRight(String db) {
        bed.awaitEquality(db, "orders");
        assertThat(bed.log(db).entries())
                .extracting(entry ->
                        entry.key() == null ? "orders" : entry.key().replaceAll(".*\"table\":\"(\\w+)\".*", "$1"))
                .containsOnly("orders");
    }
}
