// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.util.Properties;
import org.apache.hudi.avro.HoodieAvroWriteSupport;
import org.apache.hudi.common.bloom.BloomFilter;
import org.apache.hudi.common.schema.HoodieSchema;
import org.apache.hudi.common.util.Option;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.package$;

/**
 * Says in each data file that it was written as Spark 3 writes. Without that Spark takes a date before 1582-10-15, or
 * a time before 1900, for one that Spark 2 may have written in another calendar, and refuses to read the table.
 */
public final class SparkFooter<T> extends HoodieAvroWriteSupport<T> {

    private static final String WRITTEN_BY = "org.apache.spark.version";

    /** Called by Hudi, which knows the class by its name. */
    public SparkFooter(MessageType type, HoodieSchema schema, Option<BloomFilter> bloomFilter, Properties properties) {
        super(type, schema, bloomFilter, properties);
        addFooterMetadata(WRITTEN_BY, package$.MODULE$.SPARK_VERSION());
    }
}
