// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.schema.LakeSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.hudi.common.model.DefaultHoodieRecordPayload;
import org.apache.hudi.common.model.HoodieTableType;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.table.TableSchemaResolver;
import org.apache.hudi.keygen.NonpartitionedKeyGenerator;
import org.apache.hudi.storage.HoodieStorageUtils;
import org.apache.hudi.storage.StorageConfiguration;
import org.apache.hudi.storage.StoragePath;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables below one base path: {@code <base>/<database>/<table>}. Opened once; created when first written to. */
public final class LakeTables {
    private static final Logger LOG = LoggerFactory.getLogger(LakeTables.class);

    private final Map<TableId, LakeTable> open = new ConcurrentHashMap<>();
    private final StorageConfiguration<?> storage;
    private final String basePath;

    public LakeTables(StorageConfiguration<?> storage, String basePath) {
        this.storage = storage;
        this.basePath = basePath.endsWith("/") ? basePath.substring(0, basePath.length() - 1) : basePath;
    }

    /**
     * The table as it has to be for rows of these schemas: created or evolved where it is not so yet.
     *
     * @param sources the source's schemas, oldest first; at least one
     * @throws io.lakeward.writer.schema.IncompatibleTypeException if a column changed to a narrower type
     */
    public LakeTable prepare(List<TableSchema> sources) {
        TableSchema first = sources.get(0);
        LakeTable table = open.computeIfAbsent(first.table(), id -> openOrCreate(first));
        Schema schema = table.schema();
        for (TableSchema source : sources) {
            requireSameKey(table, source);
            schema = LakeSchema.evolve(schema, source);
        }
        return table.withSchema(schema);
    }

    /** Remembers a table's new schema, once a commit carries it. */
    public void committed(LakeTable table) {
        LakeTable before = open.put(table.id(), table);
        if (before != null && !before.schema().equals(table.schema())) {
            LOG.info(
                    "Table {} has new columns: {}", table.id(), LakeSchema.difference(before.schema(), table.schema()));
        }
    }

    private LakeTable openOrCreate(TableSchema source) {
        if (source.key().isEmpty()) {
            throw new IllegalArgumentException("Table " + source.table() + " must have a primary key, but has none");
        }
        String path = basePath + "/" + source.table().database() + "/"
                + source.table().table();
        return exists(path) ? opened(source.table(), path) : create(source, path);
    }

    /** Asked first, because Hudi waits seconds for the properties of a table that is not there. */
    private boolean exists(String path) {
        StoragePath properties = new StoragePath(path, ".hoodie/hoodie.properties");
        try {
            return HoodieStorageUtils.getStorage(path, storage).exists(properties);
        } catch (IOException e) {
            throw new UncheckedIOException("The lake path " + path + " could not be read", e);
        }
    }

    private LakeTable opened(TableId id, String path) {
        HoodieTableMetaClient table = HoodieTableMetaClient.builder()
                .setConf(storage.newInstance())
                .setBasePath(path)
                .build();
        try {
            Schema schema = new TableSchemaResolver(table).getTableSchema(false).toAvroSchema();
            List<String> key =
                    List.of(table.getTableConfig().getRecordKeyFields().get());
            return new LakeTable(id, path, key, schema);
        } catch (Exception e) {
            throw new IllegalStateException("The schema of the lake table " + path + " could not be read", e);
        }
    }

    private LakeTable create(TableSchema source, String path) {
        Schema schema = LakeSchema.create(source);
        try {
            HoodieTableMetaClient.newTableBuilder()
                    .setTableType(HoodieTableType.COPY_ON_WRITE)
                    .setTableVersion(HudiOptions.TABLE_VERSION)
                    .setDatabaseName(source.table().database())
                    .setTableName(source.table().table())
                    .setTableCreateSchema(schema.toString())
                    .setRecordKeyFields(String.join(",", source.key()))
                    .setKeyGeneratorClassProp(NonpartitionedKeyGenerator.class.getName())
                    .setPayloadClass(DefaultHoodieRecordPayload.class)
                    .setOrderingFields(LakeSchema.SEQUENCE)
                    .setCDCEnabled(true)
                    .setCDCSupplementalLoggingMode("data_before_after")
                    .setBootstrapIndexEnable(false)
                    .initTable(storage.newInstance(), path);
        } catch (IOException e) {
            throw new UncheckedIOException("The lake table " + path + " could not be created", e);
        }
        LOG.info("Table {} is new in the lake: {}", source.table(), path);
        return new LakeTable(source.table(), path, source.key(), schema);
    }

    private static void requireSameKey(LakeTable table, TableSchema source) {
        if (!table.key().equals(source.key())) {
            throw new IllegalStateException("The primary key of " + table.id() + " must stay " + table.key()
                    + " as in the lake, but became " + source.key());
        }
    }
}
