// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.cli.KafkaArgs;
import io.lakeward.writer.cli.UsageException;
import io.lakeward.writer.info.TableInfo;
import io.lakeward.writer.info.TableInfoException;
import io.lakeward.writer.info.TableInfoReader;
import io.lakeward.writer.plan.Planner;
import io.lakeward.writer.table.AnotherTopicException;
import io.lakeward.writer.table.LakeTables;
import io.lakeward.writer.table.TableType;
import java.util.Map;
import java.util.Optional;
import org.apache.hudi.hadoop.fs.HadoopFSUtils;
import org.apache.hudi.storage.StorageConfiguration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;

/** The lake as the writer sees it, for programs that only read it. */
public final class LakeAccess {
    private static final String FILE = "@";

    private LakeAccess() {}

    public static SparkSession spark(String name) {
        return LakeWriter.configure(SparkSession.builder()).appName(name).getOrCreate();
    }

    /** A session of the same Spark in which values are as exact as in MySQL: in UTC, and of any year. */
    public static SparkSession readingAsMySql(SparkSession spark) {
        SparkSession session = spark.newSession();
        session.conf().set("spark.sql.session.timeZone", "UTC");
        session.conf().set("spark.sql.datetime.java8API.enabled", "true");
        return session;
    }

    /** Of the files of a lake, as Spark's settings say, without a session. */
    public static StorageConfiguration<?> storage() {
        return HadoopFSUtils.getStorageConf(SparkHadoopUtil.get().newConfiguration(new SparkConf()));
    }

    /**
     * @return Kafka's id of it
     * @throws UsageException if the brokers do not answer, or have no such topic
     */
    public static String requireTopic(KafkaArgs kafka, String topic) {
        return Topic.find(kafka, topic).id();
    }

    /** @throws UsageException if the lake follows another topic */
    public static LakeTables tables(SparkSession spark, String path, KafkaArgs kafka, String topic) {
        LakeTables tables = new LakeTables(
                HadoopFSUtils.getStorageConf(spark.sparkContext().hadoopConfiguration()),
                path,
                Topic.find(kafka, topic).id(),
                Map.of());
        try {
            tables.state();
        } catch (AnotherTopicException e) {
            throw new UsageException("The lake must follow the topic, but " + path + " does not: " + e.getMessage(), e);
        }
        return tables;
    }

    /**
     * @param tableInfo as after {@code -m}
     * @param tables of the source
     * @throws UsageException if table info is wrong
     */
    public static Planner planner(SparkSession spark, Optional<String> tableInfo, Map<TableId, TableSchema> tables) {
        try {
            TableInfo info = tableInfo
                    .map(text -> text.startsWith(FILE)
                            ? new TableInfoFile(
                                            text.substring(FILE.length()),
                                            spark.sparkContext().hadoopConfiguration(),
                                            TableType.COW)
                                    .read()
                            : TableInfoReader.read(text, TableType.COW))
                    .orElseGet(() -> TableInfo.none(TableType.COW));
            return new Planner(info, tables);
        } catch (TableInfoException e) {
            throw new UsageException(e.problems());
        }
    }
}
