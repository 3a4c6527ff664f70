// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.run;

import io.lakeward.demo.process.Program;
import io.lakeward.demo.stack.JavaCommand;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The programs that fill and read lakes. */
public record LakePrograms(Programs programs) {
    private static final String SPARK_DIST = "testbed/spark-dist";
    private static final String SPARK_HEAP = "2g";

    /** What its documentation advises for fast writing: a sink for each bucket, compaction that nobody waits for. */
    private static final Map<String, String> PAIMON_TABLE = Map.of(
            "bucket", "2",
            "sink.parallelism", "2",
            "num-sorted-run.stop-trigger", "2147483647",
            "sort-spill-threshold", "10");

    /** Where all that a way writes is. */
    public Path lake(String name) {
        return programs.work().dir().resolve("lake-" + name);
    }

    /** The name of a way's Spark job. */
    public static String spark(String name) {
        return name + "-spark";
    }

    /** Our writer, as a user submits it. */
    public Program writer(String name, WriterSetup setup) throws IOException {
        return spark(setup.profile())
                .main(programs.home().classPath(SPARK_DIST), "org.apache.spark.deploy.SparkSubmit")
                .arg("--master", "local[2]")
                .arg("--driver-memory", SPARK_HEAP)
                .arg("--conf", "spark.driver.host=127.0.0.1")
                .arg("--conf", "spark.ui.enabled=false")
                .arg("--conf", "spark.local.dir=" + programs.work().temp())
                .arg("--class", "io.lakeward.writer.LakeWriter")
                .arg(programs.home().jobJar("lake-writer").toString())
                .arg("-b", programs.brokers())
                .arg("-t", name)
                .arg("-g", Programs.uri(lake(name)))
                .arg("-c", programs.checkpoints(spark(name)))
                .arg("-i", setup.triggerSeconds())
                .arg("-y", setup.tableType())
                .program();
    }

    /** @param columns as Spark's types */
    public Program floor(String name, Path folder, String columns, int triggerSeconds) throws IOException {
        return spark(false)
                .main(sparkClassPath(), "io.lakeward.bench.spark.FloorJob")
                .arg(programs.brokers())
                .arg(name)
                .arg(folder.toString())
                .arg(programs.checkpoints(spark(name)))
                .arg(columns)
                .arg(Integer.toString(triggerSeconds))
                .program();
    }

    /** @param format as LakeReader names it */
    public Program sparkReader(String format, Path database, Path out, Collection<String> tables) throws IOException {
        JavaCommand java = programs.java("spark-reader")
                .environment("SPARK_LOCAL_IP", "127.0.0.1")
                .jvm("-Xmx" + SPARK_HEAP)
                .main(sparkClassPath(), "io.lakeward.bench.spark.LakeReader")
                .arg(format)
                .arg(database.toString())
                .arg(out.toString());
        tables.forEach(java::arg);
        return java.program();
    }

    /** Paimon's own action, the direct way. */
    public Program paimonSync(String database, String name, int parallelism, int seconds) throws IOException {
        List<String> jars = programs.paimonJars();
        JavaCommand client = programs.client("paimon")
                .arg("-Dexecution.checkpointing.interval=" + seconds + "s")
                .arg("-Dstate.checkpoints.dir=" + programs.checkpoints(name))
                .arg("-Dparallelism.default=" + parallelism);
        jars.subList(1, jars.size()).forEach(jar -> client.arg("-C", Programs.uri(Path.of(jar))));
        client.arg("-c", "org.apache.paimon.flink.action.FlinkActions")
                .arg(jars.get(0))
                .arg("mysql_sync_database")
                .arg("--warehouse", Programs.uri(lake(name)))
                .arg("--database", database)
                .arg("--mode", "combined")
                .arg("--mysql_conf", "hostname=127.0.0.1")
                .arg("--mysql_conf", "port=" + programs.ports().mysql())
                .arg("--mysql_conf", "username=cdc")
                .arg("--mysql_conf", "password=cdc")
                .arg("--mysql_conf", "database-name=" + database)
                .arg("--mysql_conf", "server-time-zone=UTC")
                .arg("--mysql_conf", "server-id=5400-5408")
                // The default would cost it a second for each split.
                .arg("--mysql_conf", "debezium.poll.interval.ms=20");
        PAIMON_TABLE.forEach((key, value) -> client.arg("--table_conf", key + "=" + value));
        return client.program();
    }

    /** @param what as SumReader names it */
    public Program paimonReader(String what, Path database, Path out, Collection<String> tables) throws IOException {
        JavaCommand java = programs.java("paimon-reader")
                .jvm("-Xmx1g")
                .main(
                        String.join(
                                File.pathSeparator,
                                programs.home().jobJar("bench").toString(),
                                programs.home().classPath("bench"),
                                programs.home().classPath(Programs.PAIMON)),
                        "io.lakeward.bench.paimon.reader.SumReader")
                .arg(what)
                .arg(database.toString())
                .arg(out.toString());
        tables.forEach(java::arg);
        return java.program();
    }

    private JavaCommand spark(boolean profile) {
        JavaCommand java = programs.java("spark")
                .environment("SPARK_LOCAL_IP", "127.0.0.1")
                .jvm("-Xmx" + SPARK_HEAP);
        return profile ? java.jvm(programs.recording("writer")) : java;
    }

    private String sparkClassPath() throws IOException {
        return String.join(
                File.pathSeparator,
                programs.home().jobJar("bench").toString(),
                programs.home().classPath(SPARK_DIST),
                programs.home().jobJar("lake-writer").toString());
    }
}
