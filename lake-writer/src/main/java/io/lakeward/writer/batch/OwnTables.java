// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import static org.apache.spark.sql.functions.expr;

import io.lakeward.event.TableId;
import io.lakeward.writer.batch.BatchSummary.BadPart;
import io.lakeward.writer.horizon.Horizon;
import io.lakeward.writer.horizon.HorizonTable;
import io.lakeward.writer.horizon.Horizons;
import io.lakeward.writer.park.ParkedTable;
import io.lakeward.writer.park.Parking;
import io.lakeward.writer.park.ParkingTable;
import io.lakeward.writer.park.Range;
import io.lakeward.writer.table.LakeTable;
import io.lakeward.writer.table.LakeTables;
import io.lakeward.writer.table.Progress;
import io.lakeward.writer.table.RowChange;
import io.lakeward.writer.table.TableLayout;
import io.lakeward.writer.table.TableWriter;
import io.lakeward.writer.table.WriterLease;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What the writer keeps for itself in the lake. One commit at a time, whoever makes it. */
public final class OwnTables {
    private final SparkSession spark;
    private final WriterLease lease;
    private final LakeTables tables;
    private final TableWriter writer;

    public OwnTables(SparkSession spark, WriterLease lease, LakeTables tables, TableWriter writer) {
        this.spark = spark;
        this.lease = lease;
        this.tables = tables;
        this.writer = writer;
    }

    /** As the lake has them. */
    public Horizons horizons() {
        return Horizons.of(rows(HorizonTable.LAYOUT, HorizonTable::horizon));
    }

    /** As the lake has them. */
    public List<ParkedTable> parked() {
        return rows(ParkingTable.LAYOUT, ParkingTable::parked);
    }

    /** Commits what is known of tables' pasts. */
    synchronized void remember(List<Horizon> changed, Stand stand) {
        if (!changed.isEmpty()) {
            commit(HorizonTable.LAYOUT, parallel(changed).map(HorizonTable::row), stand, Map.of());
        }
    }

    synchronized void remember(ParkedTable parked, Stand stand) {
        commit(ParkingTable.LAYOUT, parallel(List.of(parked)).map(ParkingTable::row), stand, Map.of());
    }

    /** Unless it was parked anew. */
    synchronized void forget(ParkedTable parked, Stand stand, Parking parking) {
        if (parking.find(parked.table()).isPresent()) {
            return;
        }
        commit(ParkingTable.LAYOUT, parallel(List.of(parked)).map(ParkingTable::gone), stand, Map.of());
    }

    /**
     * Commits what could not be read.
     *
     * @param fresh those of the records that count: quarantine does not have them yet
     */
    synchronized void quarantine(JavaRDD<BadRecord> records, List<BadPart> fresh, Stand stand) {
        if (!fresh.isEmpty()) {
            commit(Quarantine.LAYOUT, Quarantine.rows(records), stand, Quarantine.notes(fresh));
        }
    }

    /** Those that quarantine does not have. */
    List<BadPart> notThere(List<BadPart> bad) {
        if (bad.isEmpty()) {
            return bad;
        }
        Set<Place> there = places(
                QuarantinePart.at(bad.stream().map(BadPart::offset).distinct().toList()));
        return bad.stream().filter(record -> !there.contains(record.place())).toList();
    }

    /** What is in quarantine from these offsets on, per partition; all of a partition that is not named. */
    Set<Place> quarantinedFrom(Map<Integer, Long> offsets) {
        return places(QuarantinePart.from(offsets));
    }

    /** What is in quarantine of a part of the topic. */
    Set<Place> quarantinedIn(Range range) {
        return places(QuarantinePart.in(range));
    }

    private Set<Place> places(Column where) {
        return quarantine()
                .map(table -> table.filter(where).select("kafka_partition", "kafka_offset").collectAsList().stream()
                        .map(row -> new Place(row.getInt(0), row.getLong(1)))
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    /** All that is in quarantine. */
    JavaRDD<BadRecord> quarantined() {
        return quarantine()
                .map(table -> table.withColumn("kafka_micros", expr("unix_micros(kafka_time)"))
                        .toJavaRDD()
                        .map(Quarantine::record))
                .orElseGet(this::nothing);
    }

    /**
     * Commits that records have left quarantine, or are there for another reason.
     *
     * @param left the source tables of those that have left
     */
    synchronized void release(JavaRDD<RowChange> rows, List<String> left, Stand stand) {
        commit(Quarantine.LAYOUT, rows, stand, Quarantine.notes("lakeward.released", left.stream()));
    }

    private Optional<Dataset<Row>> quarantine() {
        return tables.existing(Quarantine.TABLE.table())
                .map(table -> spark.read().format("hudi").load(table.path()));
    }

    private <T> List<T> rows(TableLayout layout, Function<Row, T> read) {
        return tables.existing(layout.target())
                .map(table -> spark.read().format("hudi").load(table.path()).collectAsList().stream()
                        .map(read)
                        .toList())
                .orElse(List.of());
    }

    <T> JavaRDD<T> nothing() {
        return JavaSparkContext.fromSparkContext(spark.sparkContext()).emptyRDD();
    }

    private <T> JavaRDD<T> parallel(List<T> rows) {
        return JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(rows, 1);
    }

    private void commit(TableLayout layout, JavaRDD<RowChange> rows, Stand stand, Map<String, String> notes) {
        TableId id = layout.target();
        spark.sparkContext().setLocalProperty("spark.scheduler.pool", id.toString());
        LakeTable table = tables.prepare(List.of(layout));
        lease.requireHeld();
        Progress reached = stand.reached(table);
        Map<String, String> all = new HashMap<>(notes);
        all.putAll(stand.notes());
        writer.write(table, rows, TableWriter.UNKNOWN, reached, all);
        tables.committed(table, reached);
    }
}
