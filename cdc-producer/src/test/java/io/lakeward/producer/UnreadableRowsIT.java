// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows in a form that the connector passes over or misreads in silence fail the job. */
class UnreadableRowsIT {
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
    void aSessionCompressesItsTransactions() throws Exception {
        Assumptions.assumeTrue(bed.isMySql(), "MariaDB compresses no transactions");

        // Given
        String db = bed.databaseOf(10);
        JobClient job = bed.start(bed.args(db, "-T", db + ".t"));
        bed.awaitEquality(db, "t");
        bed.execute(
                db,
                "CREATE TABLE other (id INT PRIMARY KEY)",
                "SET SESSION binlog_transaction_compression = ON",
                "INSERT INTO other VALUES (1)",
                "SET SESSION binlog_transaction_compression = OFF",
                "INSERT INTO t VALUES (-1, 0)");
        bed.awaitEquality(db, "t");

        // When
        bed.execute(db, "SET SESSION binlog_transaction_compression = ON", "UPDATE t SET n = 1");

        // Then
        assertThat(bed.failure(job))
                .startsWith("The binlog must hold whole and uncompressed rows, but holds a compressed transaction at ")
                .contains(", which the connector cannot read. Unset binlog_transaction_compression, in the sessions");
        assertThat(bed.log(db).changes("t")).hasSize(11);
    }

    @Test
    void aSessionWritesPartsOfJson() throws Exception {
        Assumptions.assumeTrue(bed.isMySql(), "MariaDB writes no parts of JSON values");

        // Given
        String db = bed.database();
        bed.execute(
                db,
                "CREATE TABLE t (id INT PRIMARY KEY, j JSON)",
                "INSERT INTO t VALUES (1, JSON_OBJECT('a', REPEAT('x', 2000), 'b', 1))");
        JobClient job = bed.start(bed.args(db));
        bed.awaitEquality(db, "t");

        // When
        bed.execute(
                db,
                "SET SESSION binlog_row_value_options = 'PARTIAL_JSON'",
                "UPDATE t SET j = JSON_SET(j, '$.b', 2) WHERE id = 1");

        // Then
        assertThat(bed.failure(job))
                .startsWith("The binlog must hold whole and uncompressed rows, but holds parts of JSON values at ")
                .contains("Unset binlog_row_value_options");
    }

    @Test
    void aSessionWritesNoMoreThanItMust() throws Exception {
        // Given
        String db = bed.databaseOf(10);
        JobClient job = bed.start(bed.args(db));
        bed.awaitEquality(db, "t");

        // When
        bed.execute(db, "SET SESSION binlog_row_image = MINIMAL", "UPDATE t SET n = 1");

        // Then
        assertThat(bed.failure(job))
                .startsWith("The binlog must hold whole and uncompressed rows, but holds rows without all their columns"
                        + " at ")
                .contains("Unset binlog_row_image");
        assertThat(bed.log(db).changes("t")).hasSize(10);
    }

    @Test
    void theServerIsToldToCompressRows() throws Exception {
        Assumptions.assumeFalse(bed.isMySql(), "MySQL compresses whole transactions");

        // Given
        String db = bed.database();
        bed.execute(db, "CREATE TABLE t (id INT PRIMARY KEY, c TEXT)", "INSERT INTO t VALUES (1, 'a')");
        JobClient job = bed.start(bed.args(db));
        bed.awaitEquality(db, "t");
        String message;
        bed.execute(db, "SET GLOBAL log_bin_compress = ON");

        // When
        try {
            bed.execute(db, "INSERT INTO t VALUES (2, REPEAT('x', 10000))");
            message = bed.failure(job);
        } finally {
            bed.execute(db, "SET GLOBAL log_bin_compress = OFF");
        }

        // Then
        assertThat(message)
                .startsWith("The binlog must hold whole and uncompressed rows, but holds compressed rows at ")
                .contains("Unset log_bin_compress");
    }
}
