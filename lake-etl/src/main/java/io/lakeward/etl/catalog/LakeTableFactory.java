// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.catalog;

import java.util.Map;
import java.util.Set;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.table.connector.sink.DynamicTableSink;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.factories.DynamicTableSinkFactory;
import org.apache.flink.table.factories.DynamicTableSourceFactory;
import org.apache.hudi.configuration.FlinkOptions;
import org.apache.hudi.table.HoodieTableFactory;
import org.apache.hudi.table.HoodieTableSink;
import org.apache.hudi.table.HoodieTableSource;

/** Hudi's connector, but exact: where Hudi or Flink would leave changes out, it does otherwise or ends the job loudly. */
public final class LakeTableFactory implements DynamicTableSourceFactory, DynamicTableSinkFactory {

    public static final String IDENTIFIER = "lakeward";

    /** Job parameter and state: what was planned, so that no other plan takes over what this one keeps in state. */
    public static final String PLAN = "lakeward.plan";

    private final HoodieTableFactory hudi = new HoodieTableFactory();

    /** For a table of the lake that no script has declared: it says how it is read, not how it is written. */
    public static boolean isLent(Map<String, String> options) {
        return isDerived(options) && !options.containsKey(FlinkOptions.OPERATION.key());
    }

    /** For a table at its place in the lake. */
    public static boolean isDerived(Map<String, String> options) {
        return IDENTIFIER.equals(options.get("connector"));
    }

    @Override
    public DynamicTableSource createDynamicTableSource(Context context) {
        var source = (HoodieTableSource) OwnClasses.with(() -> hudi.createDynamicTableSource(context));
        return source.getConf().get(FlinkOptions.READ_AS_STREAMING)
                ? new ChangeSource(
                        source,
                        context.getObjectIdentifier().toObjectPath().getFullName(),
                        context.getCatalogTable().getResolvedSchema())
                : source;
    }

    @Override
    public DynamicTableSink createDynamicTableSink(Context context) {
        return new ChangeSink((HoodieTableSink) OwnClasses.with(() -> hudi.createDynamicTableSink(context)));
    }

    @Override
    public String factoryIdentifier() {
        return IDENTIFIER;
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return hudi.requiredOptions();
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return hudi.optionalOptions();
    }
}
