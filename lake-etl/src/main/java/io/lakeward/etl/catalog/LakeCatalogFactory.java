// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.catalog;

import java.util.Set;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.table.catalog.Catalog;
import org.apache.flink.table.factories.CatalogFactory;
import org.apache.flink.table.factories.FactoryUtil;

/** {@code CREATE CATALOG lake WITH ('type'='lakeward', 'path'='…')}, in the SQL client too. */
public final class LakeCatalogFactory implements CatalogFactory {

    public static final String TYPE = "lakeward";

    private static final ConfigOption<String> PATH =
            ConfigOptions.key("path").stringType().noDefaultValue();

    @Override
    public String factoryIdentifier() {
        return TYPE;
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of(PATH);
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of();
    }

    /** A batch session reads snapshots: a stream never ends, so no batch job could read it. */
    @Override
    public Catalog createCatalog(Context context) {
        var helper = FactoryUtil.createCatalogFactoryHelper(this, context);
        helper.validate();
        boolean streaming = context.getConfiguration().get(ExecutionOptions.RUNTIME_MODE) != RuntimeExecutionMode.BATCH;
        return new LakeCatalog(context.getName(), helper.getOptions().get(PATH), streaming);
    }
}
