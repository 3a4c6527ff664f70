// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import io.debezium.config.CommonConnectorConfig;
import io.debezium.connector.SourceInfoStructMaker;
import io.debezium.connector.mysql.SourceInfo;
import io.debezium.relational.TableId;
import io.lakeward.event.SourcePosition;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Instant;
import java.util.Set;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.data.Schema;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.data.Struct;

/**
 * Makes the {@code source} block of changes with the fields that are read, by index. Debezium looks up fourteen by name for
 * each change, and what takes the block up validates all of them again, twice for a row of the snapshot.
 */
final class LeanOrigins implements SourceInfoStructMaker<SourceInfo> {
    private static final ConnectorField MAKER =
            new ConnectorField(CommonConnectorConfig.class, "sourceInfoStructMaker");
    private static final VarHandle TABLES = handle("tableIds", Set.class);
    private static final VarHandle TIME = handle("sourceTime", Instant.class);
    private static final VarHandle SERVER = handle("serverId", long.class);
    private static final VarHandle GTID = handle("currentGtid", String.class);
    private static final VarHandle FILE = handle("currentBinlogFilename", String.class);
    private static final VarHandle POSITION = handle("currentBinlogPosition", long.class);
    private static final VarHandle ROW = handle("currentRowNumber", int.class);

    private final SourceInfoStructMaker<SourceInfo> whole;
    private final Schema schema;
    private final SourceFields fields;

    private LeanOrigins(SourceInfoStructMaker<SourceInfo> whole) {
        this.whole = whole;
        this.schema = whole.schema();
        this.fields = new SourceFields(schema);
    }

    /** From now on, of whatever is read by this configuration. */
    static void use(CommonConnectorConfig config) {
        SourceInfoStructMaker<SourceInfo> maker = config.getSourceInfoStructMaker();
        if (maker instanceof LeanOrigins) {
            return;
        }
        MAKER.set(config, new LeanOrigins(maker));
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
        Struct source = new ValidStruct(schema);
        fields.fill(
                source,
                of.catalog(),
                of.table(),
                new SourcePosition(
                        false,
                        at.toEpochMilli(),
                        (long) SERVER.get(info),
                        (String) GTID.get(info),
                        (String) FILE.get(info),
                        (long) POSITION.get(info),
                        (int) ROW.get(info)));
        return source;
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

    private static VarHandle handle(String name, Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(SourceInfo.class, MethodHandles.lookup())
                    .findVarHandle(SourceInfo.class, name, type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(ConnectorField.OTHER_VERSION, e);
        }
    }
}
