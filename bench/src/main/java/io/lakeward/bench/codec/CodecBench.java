// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.codec;

import io.lakeward.bench.report.CodecReport;
import io.lakeward.bench.report.CodecReport.Codec;
import io.lakeward.bench.run.Bed;
import io.lakeward.bench.run.CodecPrograms;
import io.lakeward.bench.workload.Database;
import io.lakeward.bench.workload.Orders;
import io.lakeward.demo.show.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Has JMH measure both codecs on the same changes of the table that all workloads are about. */
public final class CodecBench {
    private static final String DATABASE = "bench_codecs";
    private static final int ROWS = 1000;
    private static final int ITERATION_MILLIS = 2000;

    private final double scale;
    private final Bed bed;
    private final CodecPrograms programs;
    private final Console console;

    /** @param scale of the time that is measured */
    public CodecBench(double scale, Bed bed, Console console) {
        this.scale = scale;
        this.bed = bed;
        this.programs = new CodecPrograms(bed.programs());
        this.console = console;
    }

    public CodecReport run() throws IOException {
        prepare();
        int millis = (int) Math.max(10, ITERATION_MILLIS * scale);
        List<String> options = List.of(
                Setting.MYSQL.option(bed.source().address()),
                Setting.BROKERS.option(bed.programs().brokers()),
                Setting.DATABASE.option(DATABASE),
                Setting.FOLDER.option(programs.folder()));
        List<Codec> codecs = new ArrayList<>();
        console.status("measuring the producer's codec, a change to bytes");
        bed.runToEnd(programs.encoder("encode", options, millis));
        codecs.addAll(JmhResult.read(programs.result("encode"), this::bytes));
        console.status("measuring the writer's codec, bytes to a row");
        bed.runToEnd(programs.parser("parse", options, millis));
        codecs.addAll(JmhResult.read(programs.result("parse"), this::bytes));
        return new CodecReport(codecs);
    }

    private void prepare() throws IOException {
        console.status("preparing the rows");
        Files.createDirectories(programs.folder());
        try (Database database = Database.open(bed.source())) {
            Orders.numbers(database, ROWS);
            Orders.create(database, DATABASE);
            Orders.fill(database, DATABASE, Orders.TABLE, ROWS);
            database.execute("UPDATE %s.%s SET price = price + 1".formatted(DATABASE, Orders.TABLE));
        }
    }

    /** How long a change's JSON is on average. */
    private double bytes(String from) throws IOException {
        return Sample.read(programs.folder().resolve(from)).stream()
                .mapToInt(sample -> sample.value().length)
                .average()
                .orElseThrow();
    }
}
