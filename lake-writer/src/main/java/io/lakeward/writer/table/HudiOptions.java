// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import io.lakeward.writer.schema.LakeSchema;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hudi.keygen.ComplexKeyGenerator;
import org.apache.hudi.keygen.NonpartitionedKeyGenerator;
import org.apache.hudi.keygen.SimpleKeyGenerator;
import org.apache.spark.api.java.JavaSparkContext;

/** How the writer sets up Hudi. */
public final class HudiOptions {
    /** The table version that the Flink reader of the ETL understands. */
    static final int TABLE_VERSION = 6;

    /** Streaming readers need both images of a row to retract exactly. */
    static final String CHANGE_LOG = "data_before_after";

    private static final Map<String, String> FIXED = Map.ofEntries(
            Map.entry("hoodie.write.table.version", Integer.toString(TABLE_VERSION)),
            Map.entry("hoodie.write.auto.upgrade", "false"),
            Map.entry("hoodie.index.type", "BUCKET"),
            Map.entry("hoodie.index.bucket.engine", "SIMPLE"),
            Map.entry("hoodie.datasource.write.precombine.field", LakeSchema.SEQUENCE),
            Map.entry("hoodie.payload.ordering.field", LakeSchema.SEQUENCE),
            // The writer does.
            Map.entry("hoodie.combine.before.upsert", "false"),
            Map.entry("hoodie.compact.inline", "false"),
            Map.entry("hoodie.compact.schedule.inline", "false"),
            Map.entry("hoodie.compact.inline.trigger.strategy", "NUM_COMMITS"),
            // Both cost more than they give on tables that change in small steps.
            Map.entry("hoodie.metadata.enable", "false"),
            Map.entry("hoodie.embed.timeline.server", "false"),
            Map.entry("hoodie.write.markers.type", "DIRECT"),
            // In a thread of its own it would use the table that the commit has open.
            Map.entry("hoodie.archive.async", "false"),
            // Nothing else says what a commit that failed has appended.
            Map.entry("hoodie.rollback.using.markers", "true"),
            Map.entry("hoodie.write.ignore.failed", "false"),
            // What drops or rewrites files is not to happen within a commit that has looked at the table before.
            Map.entry("hoodie.partition.ttl.inline", "false"),
            Map.entry("hoodie.clustering.inline", "false"),
            Map.entry("hoodie.clustering.schedule.inline", "false"),
            Map.entry("hoodie.log.compaction.inline", "false"),
            // Its commit says how far the stream has come.
            Map.entry("hoodie.allow.empty.commit", "true"),
            // A commit may not look at what others have done meanwhile.
            Map.entry("hoodie.write.concurrency.mode", "SINGLE_WRITER"),
            // Looks for what changed by the storage's clock.
            Map.entry("hoodie.table.services.incremental.enabled", "false"),
            Map.entry("hoodie.avro.write.support.class", SparkFooter.class.getName()),
            Map.entry("hoodie.write.set.null.for.missing.columns", "true"));

    /** Only for copy on write: nothing reads a log of changes beside the logs of merge on read. */
    private static final Map<String, String> LOGGED =
            Map.of("hoodie.table.cdc.enabled", "true", "hoodie.table.cdc.supplemental.logging.mode", CHANGE_LOG);

    private static final String RETAINED = "hoodie.clean.hours.retained";

    /** What {@code --hudiConf} may change. */
    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("hoodie.parquet.compression.codec", "snappy"),
            // The bound of a dictionary, too: one of unique values is given up sooner.
            Map.entry("hoodie.parquet.page.size", "65536"),
            // Buckets find a row's file.
            Map.entry("hoodie.parquet.bloom.filter.enabled", "false"),
            Map.entry("hoodie.clean.policy", "KEEP_LATEST_BY_HOURS"),
            Map.entry(RETAINED, "24"),
            Map.entry("hoodie.keep.min.commits", "60"),
            Map.entry("hoodie.keep.max.commits", "80"));

    /** What would send rows elsewhere than where the writer puts them, or merge them so that the log of changes does not add up. */
    private static final List<String> REFUSED = List.of(
            "hoodie.bucket.index.partition.",
            "hoodie.index.class",
            "hoodie.storage.layout.",
            "hoodie.write.merge.handle.class");

    /** How many commits of a merge-on-read table there are between two compactions. */
    static final String COMPACTED_EVERY = "hoodie.compact.inline.max.delta.commits";

    private static final String BUCKETS = "hoodie.bucket.index.num.buckets";
    private static final String DEFAULT_BUCKETS = "2";

    private HudiOptions() {}

    /** What is wrong with options that a user gives; each a clause that begins with the option. */
    public static List<String> problems(Map<String, String> userOptions) {
        List<String> problems = new ArrayList<>();
        new TreeMap<>(userOptions).forEach((key, value) -> {
            String fixed = FIXED.getOrDefault(key, LOGGED.get(key));
            if (fixed != null && !fixed.equals(value)) {
                problems.add(key + " must be " + fixed + ", but was: " + value);
            } else if (REFUSED.stream().anyMatch(key::startsWith)) {
                problems.add(key + " cannot be set");
            } else if ((key.equals(BUCKETS) || key.equals(RETAINED)) && !value.matches("[1-9]\\d{0,6}")) {
                problems.add(key + " must be a whole number greater than 0, but was: " + value);
            }
        });
        return problems;
    }

    /** The buckets of a table that is to be created. */
    static int bucketsOfNew(Map<String, String> userOptions) {
        return Integer.parseInt(userOptions.getOrDefault(BUCKETS, DEFAULT_BUCKETS));
    }

    /** Says to other writers and readers how the record key and the partition come about. */
    static String keyGenerator(TableSpec spec) {
        if (spec.partitionField().isEmpty()) {
            return NonpartitionedKeyGenerator.class.getName();
        }
        return (spec.key().size() == 1 ? SimpleKeyGenerator.class : ComplexKeyGenerator.class).getName();
    }

    /**
     * For the calling thread's jobs. Spark's own writer, by which compaction writes, refuses dates before 1582-10-15
     * unless it is told their calendar.
     */
    static void allowAncientDates(JavaSparkContext spark) {
        spark.setLocalProperty("spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED");
    }

    static Map<String, String> of(LakeTable table, Map<String, String> userOptions, Compaction compaction) {
        String key = String.join(",", table.key());
        Map<String, String> options = new HashMap<>(DEFAULTS);
        if (table.spec().type() == TableType.MOR) {
            options.put(COMPACTED_EVERY, Integer.toString(compaction.commits()));
        }
        options.putAll(userOptions);
        options.putAll(table.hudiOptions());
        options.putAll(FIXED);
        options.compute(
                RETAINED,
                (unused, hours) -> Integer.toString(
                        Instants.hoursToClean(Integer.parseInt(hours), Instant.now(), ZoneId.systemDefault())));
        if (table.spec().type() == TableType.COW) {
            options.putAll(LOGGED);
        }
        table.spec().partitionField().ifPresent(field -> {
            options.put("hoodie.datasource.write.partitionpath.field", field);
            options.put("hoodie.datasource.write.hive_style_partitioning", "true");
            options.put("hoodie.datasource.write.partitionpath.urlencode", "true");
        });
        options.put("hoodie.datasource.write.keygenerator.class", keyGenerator(table.spec()));
        options.put(BUCKETS, Integer.toString(table.buckets()));
        options.put("hoodie.database.name", table.id().database());
        options.put("hoodie.datasource.write.recordkey.field", key);
        options.put("hoodie.bucket.index.hash.field", key);
        return options;
    }
}
