// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import io.debezium.config.CommonConnectorConfig;
import io.debezium.connector.SourceInfoStructMaker;
import io.debezium.connector.mysql.SourceInfo;
import io.debezium.relational.TableId;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Instant;
import java.util.Set;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.data.Field;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.data.Schema;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.data.Struct;

/**
 * Makes the {@code source} block of changes with the fields that are read, by index. Debezium looks up fourteen by name for
 * each change, and what takes the block up validates all of them again, twice for a row of the snapshot.
 */
final class LeanOrigins implements SourceInfoStructMaker<SourceInfo> {
    private static final String OTHER_VERSION = "this is not the version of Debezium that Lakeward was built with";
    private static final java.lang.reflect.Field MAKER = maker();
    private static final VarHandle TABLES = handle("tableIds", Set.class);
    private static final VarHandle TIME = handle("sourceTime", Instant.class);
    private static final VarHandle SERVER = handle("serverId", long.class);
    private static final VarHandle GTID = handle("currentGtid", String.class);
    private static final VarHandle FILE = handle("currentBinlogFilename", String.class);
    private static final VarHandle POSITION = handle("currentBinlogPosition", long.class);
    private static final VarHandle ROW = handle("currentRowNumber", int.class);

    private final SourceInfoStructMaker<SourceInfo> whole;
    private final Schema schema;
    private final Field database;
    private final Field table;
    private final Field time;
    private final Field server;
    private final Field gtid;
    private final Field file;
    private final Field position;
    private final Field row;

    private LeanOrigins(SourceInfoStructMaker<SourceInfo> whole) {
        this.whole = whole;
        this.schema = whole.schema();
        this.database = schema.field("db");
        this.table = schema.field("table");
        this.time = schema.field("ts_ms");
        this.server = schema.field("server_id");
        this.gtid = schema.field("gtid");
        this.file = schema.field("file");
        this.position = schema.field("pos");
        this.row = schema.field("row");
    }

    /** From now on, of whatever is read by this configuration. */
    static void use(CommonConnectorConfig config) {
        SourceInfoStructMaker<SourceInfo> maker = config.getSourceInfoStructMaker();
        if (maker instanceof LeanOrigins) {
            return;
        }
        try {
            MAKER.set(config, new LeanOrigins(maker));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(OTHER_VERSION, e);
        }
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Struct struct(SourceInfo info) {
        Set<?> tables = (Set<?>) TABLES.get(info);
        Instant at = (Instant) TIME.get(info);
        if (tables == null || tables.size() != 1 || at == null) {
            return whole.struct(info);
        }
        TableId of = (TableId) tables.iterator().next();
        return new ValidStruct(schema)
                .put(database, of.catalog())
                .put(table, of.table())
                .put(time, at.toEpochMilli())
                .put(server, (long) SERVER.get(info))
                .put(gtid, (String) GTID.get(info))
                .put(file, (String) FILE.get(info))
                .put(position, (long) POSITION.get(info))
                .put(row, (int) ROW.get(info));
    }

    /** Each field was validated when it was put; of those that are missing nobody asks. */
    private static final class ValidStruct extends Struct {
        ValidStruct(Schema schema) {
            super(schema);
        }

        @Override
        public void validate() {
            // Done field by field.
        }
    }

    private static java.lang.reflect.Field maker() {
        try {
            java.lang.reflect.Field field = CommonConnectorConfig.class.getDeclaredField("sourceInfoStructMaker");
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(OTHER_VERSION, e);
        }
    }

    private static VarHandle handle(String name, Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(SourceInfo.class, MethodHandles.lookup())
                    .findVarHandle(SourceInfo.class, name, type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(OTHER_VERSION, e);
        }
    }
}
