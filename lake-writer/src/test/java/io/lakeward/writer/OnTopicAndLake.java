// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.lakeward.testbed.kafka.KafkaBroker;
import io.lakeward.testbed.mysql.MySqlServer;
import io.lakeward.writer.alert.Alerts;
import io.lakeward.writer.batch.CatchUpThreads;
import io.lakeward.writer.batch.TablePool;
import io.lakeward.writer.catalog.LakeCatalog;
import io.lakeward.writer.cli.AlertArgs;
import io.lakeward.writer.cli.CatalogSync;
import io.lakeward.writer.cli.KafkaArgs;
import io.lakeward.writer.cli.LakeArgs;
import io.lakeward.writer.cli.TopicArgs;
import io.lakeward.writer.cli.VerifyArgs;
import io.lakeward.writer.cli.VerifyCommandLine;
import io.lakeward.writer.cli.WriterArgs;
import io.lakeward.writer.table.Compaction;
import io.lakeward.writer.table.Compactor;
import io.lakeward.writer.table.TableType;
import io.lakeward.writer.table.WriterLease;
import io.lakeward.writer.verify.VerifyCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** A topic and a lake for each test, on one broker and one Spark for all. */
abstract class OnTopicAndLake {
    private static final KafkaBroker KAFKA = KafkaBroker.start();
    private static final SparkSession SPARK = LakeWriter.configure(SparkSession.builder())
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.hadoop.fs.file.impl", WatchedFileSystem.class.getName())
            .config("spark.metrics.conf.driver.sink.jmx.class", "org.apache.spark.metrics.sink.JmxSink")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.shuffle.partitions", "2")
            .getOrCreate();

    static {
        WatchedFileSystem.keep(SPARK.sparkContext().hadoopConfiguration());
        Runtime.getRuntime().addShutdownHook(new Thread(KAFKA::close));
    }

    @TempDir
    Path work;

    TopicFeed feed;
    /** As after {@code -m}; none if null. */
    String tableInfo;

    long maxQuarantined = Long.MAX_VALUE;
    /** The catalog to tell; none if null. */
    CatalogSync sync;
    /** How the job reaches Kafka. */
    KafkaArgs kafka = new KafkaArgs(KAFKA.bootstrapServers(), Map.of());

    /** Who is told of troubles; nobody if null. */
    AlertArgs alerts;

    /** Where the job shows its status; nowhere if null. */
    InetSocketAddress statusPage;

    Compaction compaction = new Compaction(true, 20);
    String topic;

    @BeforeEach
    void createTopic(TestInfo test) {
        // The display name of a parameterized test begins with [1].
        topic = test.getTestMethod().orElseThrow().getName()
                + test.getDisplayName().replaceFirst("^\\[(\\d+)].*|.*", "$1");
        KAFKA.createTopic(topic, TopicFeed.PARTITIONS);
        feed = new TopicFeed(kafka, topic);
    }

    @AfterEach
    void closeFeed() {
        feed.close();
    }

    final void runToTheEnd() throws Exception {
        runToTheEnd("checkpoint");
    }

    final void runToTheEnd(String checkpoint) throws Exception {
        runToTheEnd(checkpoint, Map.of());
    }

    /** Starts the stream, lets it read all there is, and stops it. */
    final void runToTheEnd(String checkpoint, Map<String, String> hudiOptions) throws Exception {
        whileRunning(checkpoint, hudiOptions, StreamingQuery::processAllAvailable);
    }

    /** What a test does while the stream runs. */
    interface Story {
        void tell(StreamingQuery stream) throws Exception;
    }

    final void whileRunning(String checkpoint, Map<String, String> hudiOptions, Story story) throws Exception {
        WriterArgs args = args(checkpoint, hudiOptions);
        try (WriterLease lease = LakeWriter.lease(SPARK, args);
                TablePool pool = new TablePool(2);
                Compactor compactor = new Compactor(JavaSparkContext.fromSparkContext(SPARK.sparkContext()), lease);
                CatchUpThreads catchUp = new CatchUpThreads(JavaSparkContext.fromSparkContext(SPARK.sparkContext()));
                LakeCatalog catalog = LakeWriter.catalog(SPARK, args);
                Alerts told = LakeWriter.alerts(args)) {
            WriterTools tools = new WriterTools(lease, pool, compactor, catchUp, catalog, told);
            Topic found = Topic.find(kafka, topic);
            StreamingQuery query = LakeWriter.start(SPARK, args, found, tools);
            try {
                story.tell(query);
            } catch (StreamingQueryException e) {
                // As the job tells it.
                LakeWriter.await(query, tools, SPARK, args, found);
                throw e;
            } finally {
                query.stop();
            }
        }
    }

    /** As spark-submit does, up to the job's end. */
    final void runAsJob() throws Exception {
        WriterArgs args = args("checkpoint", Map.of());
        try (Alerts told = LakeWriter.alerts(args)) {
            Topic found = Topic.find(kafka, topic);
            LakeWriter.watched(
                    told, () -> LakeWriter.shown(args, found, SPARK, () -> LakeWriter.run(args, found, SPARK, told)));
        }
    }

    /** Where the lake and the checkpoint are. */
    String home() {
        return work.toUri().toString();
    }

    private WriterArgs args(String checkpoint, Map<String, String> hudiOptions) {
        return new WriterArgs(
                new TopicArgs(kafka, topic, Optional.of("lake-writer-it"), true, 1000),
                new LakeArgs(home() + "lake", TableType.COW, compaction, hudiOptions),
                home() + checkpoint,
                Duration.ofSeconds(1),
                2,
                maxQuarantined,
                Optional.ofNullable(tableInfo),
                Optional.ofNullable(sync),
                Optional.ofNullable(alerts),
                Optional.ofNullable(statusPage),
                List.of());
    }

    /** What starts the job in a process of its own, with the same checkpoint, lake and table info. */
    final List<String> arguments(Map<String, String> hudiOptions) throws IOException {
        WriterArgs args = args("checkpoint", hudiOptions);
        Path info = Files.writeString(work.resolve("table-info.json"), tableInfo);
        List<String> arguments = new ArrayList<>(List.of(
                "--brokerList=" + args.topic().kafka().brokers(),
                "--sourceTopic=" + topic,
                "--hudiEventBasePath=" + args.lake().path(),
                "--checkpointDir=" + args.checkpointDir(),
                "--tableInfoJson=@" + info,
                "--inlineMax=" + compaction.commits(),
                "--trigger=" + args.trigger().toSeconds()));
        hudiOptions.forEach((key, value) -> arguments.add("--hudiConf=" + key + "=" + value));
        return arguments;
    }

    /** Compares with MySQL, in the same Spark; what it says is added to what is said. */
    final int verify(MySqlServer mysql, StringBuilder said, List<String> options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "--brokerList=" + KAFKA.bootstrapServers(),
                "--sourceTopic=" + topic,
                "--hudiEventBasePath=" + work.resolve("lake").toUri(),
                "--host=" + mysql.host() + ":" + mysql.port(),
                "--username=" + mysql.user(),
                "--mysqlSslMode=DISABLED"));
        Optional.ofNullable(tableInfo).ifPresent(info -> arguments.add("--tableInfoJson=" + info));
        arguments.addAll(options);
        VerifyArgs args = VerifyCommandLine.parse(arguments, Map.of("LAKEWARD_MYSQL_PASSWORD", mysql.password()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exitCode = VerifyCommand.run(args, SPARK, new PrintStream(out, true, UTF_8));
        said.append(out.toString(UTF_8));
        return exitCode;
    }

    /** Another writer on the lake, up to the point where it would write. */
    final WriterLease takeLake() {
        return LakeWriter.lease(SPARK, args("checkpoint", Map.of()));
    }

    /** As the brokers' retention does, when it removes the records before these offsets. */
    final void expire(Map<Integer, Long> before) throws Exception {
        Map<TopicPartition, RecordsToDelete> records = new HashMap<>();
        before.forEach((partition, offset) ->
                records.put(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset)));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", KAFKA.bootstrapServers()))) {
            admin.deleteRecords(records).all().get();
        }
    }

    /** How many commits the table has. */
    final long commits(String table) throws IOException {
        return timeline(table).stream().filter(file -> file.endsWith(".commit")).count();
    }

    /** The names of its files. */
    final List<String> timeline(String table) throws IOException {
        try (Stream<Path> files = Files.list(work.resolve("lake/" + table + "/.hoodie"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** Throws the topic away and makes it anew under the same name. */
    final void remakeTopic() throws Exception {
        feed.close();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", KAFKA.bootstrapServers()))) {
            admin.deleteTopics(List.of(topic)).all().get();
            await().until(() -> !admin.listTopics().names().get().contains(topic));
        }
        KAFKA.createTopic(topic, TopicFeed.PARTITIONS);
        feed = new TopicFeed(kafka, topic);
    }

    /** As Spark's reporter for JMX shows them. */
    static Map<String, Long> countersOfTheLastRun() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        Map<String, Long> counters = new HashMap<>();
        for (ObjectName name :
                server.queryNames(new ObjectName("metrics:name=*.driver.lakeward.*,type=counters,*"), null)) {
            counters.put(name.getKeyProperty("name").replaceFirst(".*\\.driver\\.lakeward\\.", ""), (Long)
                    server.getAttribute(name, "Count"));
        }
        return counters;
    }

    final Dataset<Row> readWithMeta(String table) {
        return SPARK.read().format("hudi").load(home() + "lake/" + table);
    }

    final Dataset<Row> read(String table) {
        Dataset<Row> all = readWithMeta(table);
        return all.drop(Arrays.stream(all.columns())
                .filter(column -> column.startsWith("_hoodie_") || column.startsWith("_lakeward_"))
                .toArray(String[]::new));
    }

    final List<List<Object>> rows(String table) {
        return values(read(table));
    }

    static List<List<Object>> values(Dataset<Row> rows) {
        List<List<Object>> all = new ArrayList<>();
        for (Row row : rows.collectAsList()) {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                values.add(row.get(i));
            }
            all.add(values);
        }
        return all;
    }

    /** The parked tables, each with its cause. */
    final List<String> parked() {
        return read("_lakeward/parked").select("lake_table", "cause").collectAsList().stream()
                .map(row -> row.getString(0) + " " + row.getString(1))
                .toList();
    }
}
