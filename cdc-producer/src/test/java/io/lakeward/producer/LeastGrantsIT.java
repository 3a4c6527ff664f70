// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import java.nio.file.Path;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The grants that the README asks for are enough: for every way to read a table, the binlog and statements. */
class LeastGrantsIT {
    @TempDir
    private static Path folder;

    private static ProducerBed bed;

    private final String user = "least_" + ProcessHandle.current().pid();
    private String db;

    @BeforeAll
    static void startEngines() {
        bed = new ProducerBed(folder);
    }

    @AfterAll
    static void stopEngines() {
        bed.close();
    }

    @BeforeEach
    void createUser() {
        db = bed.database();
        bed.mysql.execute(
                "CREATE USER " + user + "@'%' IDENTIFIED BY 'cdc'",
                "GRANT SELECT ON " + db + ".* TO " + user + "@'%'",
                "GRANT REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO " + user + "@'%'");
    }

    @AfterEach
    void dropUser() {
        bed.mysql.execute("DROP USER " + user + "@'%'");
    }

    @Test
    void everythingIsReadWithTheGrantsOfTheReadme() throws Exception {
        // Given
        bed.execute(
                db,
                "CREATE TABLE number (id INT PRIMARY KEY, n INT)",
                "CREATE TABLE word (w VARCHAR(20) PRIMARY KEY, n INT)",
                "CREATE TABLE uniq (a INT NOT NULL, n INT, UNIQUE KEY (a))",
                "INSERT INTO number VALUES (1, 1), (2, 2)",
                "INSERT INTO word VALUES ('a', 1), ('b', 2)",
                "INSERT INTO uniq VALUES (1, 1), (2, 2)");

        // When
        JobClient job = bed.start(bed.args(db, "-u", user, "-p", "2"));
        bed.awaitEquality(db, "number", "word", "uniq");
        bed.execute(
                db,
                "UPDATE number SET n = 3 WHERE id = 1",
                "DELETE FROM word WHERE w = 'a'",
                "ALTER TABLE number ADD COLUMN more INT DEFAULT 7",
                "CREATE TABLE late (id INT PRIMARY KEY)",
                "INSERT INTO late VALUES (1)");

        // Then
        bed.awaitEquality(db, "number", "word", "uniq", "late");
        bed.cancel(job);
    }
}
