// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.run;

import io.lakeward.demo.process.Program;
import io.lakeward.demo.stack.ChosenPorts;
import io.lakeward.demo.stack.Home;
import io.lakeward.demo.stack.JavaCommand;
import io.lakeward.demo.work.WorkFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** Every program of the bench, each JVM with the compilers and the collector that it has by itself. */
public record Programs(Home home, WorkFolder work, ChosenPorts ports) {
    static final int CHECKPOINT_SECONDS = 1;
    static final String PAIMON = "testbed/paimon-dist";
    private static final String PAIMON_DATABASE = "read";

    Program mysql() throws IOException {
        return java("mysql")
                .quick()
                .jvm("-Xmx64m")
                .main(home.serversClassPath(), "io.lakeward.testbed.mysql.MySqlMain")
                .arg("--dir", work.dir().resolve("mysql"))
                .arg("--port", ports.mysql())
                .program();
    }

    Program kafka() throws IOException {
        return java("kafka")
                .jvm("-Xmx512m")
                .main(home.serversClassPath(), "io.lakeward.testbed.kafka.KafkaMain")
                .arg("--dir", kafkaDir())
                .arg("--port", ports.kafka())
                .program();
    }

    Program jobManager() throws IOException {
        return java("flink-jobmanager")
                .quick()
                .jvm("@" + home.conf("flink/jobmanager.args"))
                .main(home.flinkClassPath(), "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint")
                .arg("--configDir", flinkConf())
                .program();
    }

    /** As much memory as Paimon needs for many tables. */
    Program peerTaskManager() throws IOException {
        return java("flink-taskmanager")
                .jvm("@" + home.conf("flink/taskmanager.args"))
                .jvm("-Xmx1792m")
                .main(home.flinkClassPath(), "org.apache.flink.runtime.taskexecutor.TaskManagerRunner")
                .arg("--configDir", flinkConf())
                .arg("-Dtaskmanager.memory.task.heap.size=1664m")
                .program();
    }

    Program taskManager(boolean profile) throws IOException {
        JavaCommand java = java("flink-taskmanager").jvm("@" + home.conf("flink/taskmanager.args"));
        if (profile) {
            java.jvm(recording("producer"));
        }
        return java.main(home.flinkClassPath(), "org.apache.flink.runtime.taskexecutor.TaskManagerRunner")
                .arg("--configDir", flinkConf())
                .program();
    }

    /** Our job, as a user submits it. */
    public Program producer(String database, String topic, int parallelism) throws IOException {
        return client("producer")
                .arg("-c", "io.lakeward.producer.CdcProducer")
                .arg(home.jobJar("cdc-producer").toString())
                .arg("-h", "127.0.0.1:" + ports.mysql())
                .arg("-u", "cdc")
                .arg("-d", database)
                .arg("-T", database + ".*")
                .arg("-b", brokers())
                .arg("-t", topic)
                .arg("-c", checkpoints(topic))
                .arg("-l", CHECKPOINT_SECONDS)
                .arg("-p", parallelism)
                .program();
    }

    /** The connector alone: its classes are in our job's jar, the job is ours. */
    public Program bare(String database, String name, int parallelism) throws IOException {
        return client("bare")
                .arg("-C", uri(home.jobJar("bench")))
                .arg("-c", "io.lakeward.bench.bare.BareJob")
                .arg(home.jobJar("cdc-producer").toString())
                .arg("--host", "127.0.0.1")
                .arg("--port", ports.mysql())
                .arg("--user", "cdc")
                .arg("--database", database)
                .arg("--checkpoints", checkpoints(name))
                .arg("--checkpoint-seconds", CHECKPOINT_SECONDS)
                .arg("--parallelism", parallelism)
                .program();
    }

    /** Paimon's own action, as its documentation has it. */
    public Program paimon(String topic) throws IOException {
        List<String> jars = paimonJars();
        JavaCommand client = client("paimon").arg("-Dexecution.checkpointing.interval=1s");
        jars.subList(1, jars.size()).forEach(jar -> client.arg("-C", uri(Path.of(jar))));
        return client.arg("-c", "org.apache.paimon.flink.action.FlinkActions")
                .arg(jars.get(0))
                .arg("kafka_sync_database")
                .arg("--warehouse", uri(paimonWarehouse()))
                .arg("--database", PAIMON_DATABASE)
                .arg("--kafka_conf", "properties.bootstrap.servers=" + brokers())
                .arg("--kafka_conf", "topic=" + topic)
                .arg("--kafka_conf", "value.format=debezium-json")
                .arg("--kafka_conf", "scan.startup.mode=earliest-offset")
                .arg("--kafka_conf", "properties.isolation.level=read_committed")
                .arg("--table_conf", "bucket=1")
                .arg("--excluding_tables", "log")
                .program();
    }

    /** Writes the rows of Paimon's tables into {@link #paimonRows}. */
    public Program paimonReader(Collection<String> tables) throws IOException {
        JavaCommand java = java("paimon-reader")
                .quick()
                .jvm("-Xmx256m")
                .main(
                        String.join(
                                File.pathSeparator,
                                home.jobJar("bench").toString(),
                                home.classPath("bench"),
                                home.classPath(PAIMON)),
                        "io.lakeward.bench.paimon.reader.TableReader")
                .arg(paimonWarehouse().resolve(PAIMON_DATABASE + ".db").toString())
                .arg(paimonRows().toString());
        tables.forEach(java::arg);
        return java.program();
    }

    public Path paimonRows() {
        return work.dir().resolve("paimon-rows");
    }

    private Path paimonWarehouse() {
        return work.dir().resolve("paimon");
    }

    List<String> paimonJars() throws IOException {
        return List.of(home.classPath(PAIMON).split(File.pathSeparator, -1));
    }

    public String brokers() {
        return "127.0.0.1:" + ports.kafka();
    }

    Path flinkConf() {
        return work.dir().resolve("flink");
    }

    public Path checkpointsOf(String job) {
        return work.checkpoints(job);
    }

    String recording(String name) {
        return "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename="
                + work.logs().resolve(name + ".jfr");
    }

    Path kafkaDir() {
        return work.dir().resolve("kafka");
    }

    JavaCommand client(String name) throws IOException {
        return java("flink-run-" + name)
                .quick()
                .environment("FLINK_CONF_DIR", flinkConf().toString())
                .environment("LAKEWARD_MYSQL_PASSWORD", "cdc")
                .jvm("-Xmx512m")
                .main(home.flinkClassPath(), "org.apache.flink.client.cli.CliFrontend")
                .arg("run")
                .arg("-d");
    }

    JavaCommand java(String name) {
        return new JavaCommand(home, work, name);
    }

    String checkpoints(String job) {
        return uri(work.checkpoints(job));
    }

    static String uri(Path path) {
        return "file://" + path;
    }
}
