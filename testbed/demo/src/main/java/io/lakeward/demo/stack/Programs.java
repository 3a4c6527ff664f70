// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.stack;

import io.lakeward.demo.process.Program;
import io.lakeward.demo.source.Source;
import io.lakeward.demo.work.WorkFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every program of the demo, started the way a user starts it. */
record Programs(Home home, WorkFolder work, ChosenPorts ports, Pipeline pipeline) {

    private static final int SECONDS = 2;

    Program mysql() throws IOException {
        return java("mysql")
                .jvm("-Xmx64m")
                .main(home.serversClassPath(), "io.lakeward.testbed.mysql.MySqlMain")
                .arg("--dir", work.dir().resolve("mysql"))
                .arg("--port", ports.mysql())
                .program();
    }

    Program kafka() throws IOException {
        return java("kafka")
                .jvm("-Xmx256m")
                .main(home.serversClassPath(), "io.lakeward.testbed.kafka.KafkaMain")
                .arg("--dir", work.dir().resolve("kafka"))
                .arg("--port", ports.kafka())
                .arg("--topic", Stack.TOPIC)
                .arg("--partitions", 2)
                .program();
    }

    Program jobManager() throws IOException {
        JavaCommand jobManager = java("flink-jobmanager")
                .environment("FLINK_PLUGINS_DIR", home.flinkPlugins().toString())
                .jvm("@" + home.conf("flink/jobmanager.args"))
                .main(home.flinkClassPath(), "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint")
                .arg("--configDir", flinkConf());
        ports.metrics().ifPresent(metrics -> jobManager.arg(reporterAt(metrics.jobManager())));
        return jobManager.program();
    }

    Program taskManager() throws IOException {
        JavaCommand taskManager = java("flink-taskmanager")
                .environment("FLINK_PLUGINS_DIR", home.flinkPlugins().toString())
                .jvm("@" + home.conf("flink/taskmanager.args"))
                .main(home.flinkClassPath(), "org.apache.flink.runtime.taskexecutor.TaskManagerRunner")
                .arg("--configDir", flinkConf());
        ports.metrics().ifPresent(metrics -> taskManager.arg(reporterAt(metrics.taskManager())));
        return taskManager.program();
    }

    /** @param checkpoint from which it goes on, if there is one */
    Program producer(Source source, Optional<Path> checkpoint) throws IOException {
        return producer("producer", source, checkpoint);
    }

    /** Started by mistake. */
    Program secondProducer(Source source) throws IOException {
        return producer("second-producer", source, Optional.empty());
    }

    private Program producer(String name, Source source, Optional<Path> checkpoint) throws IOException {
        return flinkRun(name, checkpoint, "cdc-producer", "io.lakeward.producer.CdcProducer")
                .environment("LAKEWARD_MYSQL_PASSWORD", source.producer().password())
                .arg("-h", source.address())
                .arg("-u", source.producer().user())
                .arg("-d", pipeline.database())
                .arg("-T", pipeline.database() + ".*")
                .arg("-b", brokers())
                .arg("-t", Stack.TOPIC)
                .arg("-c", uri(work.checkpoints("producer")))
                .arg("-l", SECONDS)
                .arg("-p", 1)
                .program();
    }

    Program writer() throws IOException {
        return writer("writer", List.of("spark.ui.port=" + ports.spark(), "spark.port.maxRetries=0"));
    }

    /** Started by mistake. */
    Program secondWriter() throws IOException {
        return writer("second-writer", List.of("spark.ui.enabled=false"));
    }

    private Program writer(String name, List<String> settings) throws IOException {
        JavaCommand writer = java(name)
                .environment("SPARK_LOCAL_IP", "127.0.0.1")
                .jvm("-Xmx1g")
                .main(sparkClassPath(), "org.apache.spark.deploy.SparkSubmit")
                .arg("--master", "local[2]")
                .arg("--driver-memory", "1g")
                .arg("--conf", "spark.driver.host=127.0.0.1")
                .arg("--conf", "spark.local.dir=" + work.temp());
        if (ports.metrics().isPresent()) {
            writer.arg("--properties-file", home.monitoring("spark-defaults.conf"));
        }
        Stream.concat(settings.stream(), pipeline.sparkSettings().stream())
                .forEach(setting -> writer.arg("--conf", setting));
        writer.arg("--class", "io.lakeward.writer.LakeWriter")
                .arg(home.jobJar("lake-writer").toString())
                .arg("-b", brokers())
                .arg("-t", Stack.TOPIC)
                .arg("-g", uri(work.lake()))
                .arg("-c", uri(work.checkpoints("writer")))
                .arg("-i", SECONDS);
        pipeline.writerOptions().forEach(writer::arg);
        return writer.program();
    }

    private String sparkClassPath() throws IOException {
        return Stream.concat(pipeline.writerJars().stream().map(Path::toString), Stream.of(home.sparkClassPath()))
                .collect(Collectors.joining(File.pathSeparator));
    }

    Program etl() throws IOException {
        return flinkRun("etl", Optional.empty(), "lake-etl", "io.lakeward.etl.LakeEtl")
                .arg("-f", home.conf("etl/demo/dwd.sql"))
                .arg("-f", home.conf("etl/demo/dws.sql"))
                .arg("--lake", uri(work.lake()))
                .arg("-c", uri(work.checkpoints("etl")))
                .arg("-i", SECONDS)
                .program();
    }

    Path flinkConf() {
        return work.dir().resolve("flink");
    }

    String brokers() {
        return "127.0.0.1:" + ports.kafka();
    }

    private JavaCommand flinkRun(String job, Optional<Path> checkpoint, String module, String mainClass)
            throws IOException {
        JavaCommand run = java("flink-run-" + job)
                .environment("FLINK_CONF_DIR", flinkConf().toString())
                .jvm("-Xmx512m")
                .main(home.flinkClassPath(), "org.apache.flink.client.cli.CliFrontend")
                .arg("run")
                .arg("-d");
        checkpoint.ifPresent(path -> run.arg("-s", uri(path)));
        return run.arg("-c", mainClass).arg(home.jobJar(module).toString());
    }

    /** Two processes on one machine cannot have the one port that the file names. */
    private static String reporterAt(int port) {
        return "-Dmetrics.reporter.prom.port=" + port;
    }

    private JavaCommand java(String name) {
        return new JavaCommand(home, work, name).quick();
    }

    private static String uri(Path path) {
        return "file://" + path;
    }
}
