// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.values;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.connector.mysql.RowDeserializers;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/** Debezium's client of the binlog, which reads dates and times in its place. */
public final class ExactBinlog extends BinaryLogClient {
    private final Map<Long, TableMapEventData> tables = new HashMap<>();

    public ExactBinlog(MySqlConnectorConfig config) {
        super(config.hostname(), config.port(), config.username(), config.password());
        registerEventListener(this::noteTable);
    }

    /** Listeners hear of a table before its rows are read. */
    private void noteTable(Event event) {
        if (event.getHeader().getEventType() == EventType.TABLE_MAP) {
            TableMapEventData table = event.getData();
            tables.put(table.getTableId(), table);
        } else if (event.getHeader().getEventType() == EventType.ROTATE
                && event.getHeader().getTimestamp() != 0) {
            tables.clear();
        }
    }

    /** The table that an event's rows are of; null if the binlog has not told yet. */
    public TableMapEventData table(long id) {
        return tables.get(id);
    }

    @Override
    public void setEventDeserializer(EventDeserializer debezium) {
        debezium.setEventDataDeserializer(EventType.WRITE_ROWS, new Write(tables));
        debezium.setEventDataDeserializer(EventType.UPDATE_ROWS, new Update(tables));
        debezium.setEventDataDeserializer(EventType.DELETE_ROWS, new Delete(tables));
        debezium.setEventDataDeserializer(
                EventType.EXT_WRITE_ROWS, new Write(tables).setMayContainExtraInformation(true));
        debezium.setEventDataDeserializer(
                EventType.EXT_UPDATE_ROWS, new Update(tables).setMayContainExtraInformation(true));
        debezium.setEventDataDeserializer(
                EventType.EXT_DELETE_ROWS, new Delete(tables).setMayContainExtraInformation(true));
        super.setEventDeserializer(debezium);
    }

    private static final class Write extends RowDeserializers.WriteRowsDeserializer {
        Write(Map<Long, TableMapEventData> tables) {
            super(tables);
        }

        @Override
        protected Serializable deserializeDate(ByteArrayInputStream in) throws IOException {
            return BinlogTimes.date(in);
        }

        @Override
        protected Serializable deserializeTime(ByteArrayInputStream in) throws IOException {
            return BinlogTimes.oldTime(in);
        }

        @Override
        protected Serializable deserializeTimeV2(int digits, ByteArrayInputStream in) throws IOException {
            return BinlogTimes.time(digits, in);
        }

        @Override
        protected Serializable deserializeDatetime(ByteArrayInputStream in) throws IOException {
            return BinlogTimes.oldDateTime(in);
        }

        @Override
        protected Serializable deserializeDatetimeV2(int digits, ByteArrayInputStream in) throws IOException {
            return BinlogTimes.dateTime(digits, in);
        }

        @Override
        protected Serializable deserializeTimestampV2(int digits, ByteArrayInputStream in) throws IOException {
            return BinlogTimes.timestamp(digits, in);
        }
    }

    private static final class Update extends RowDeserializers.UpdateRowsDeserializer {
        Update(Map<Long, TableMapEventData> tables) {
            super(tables);
        }

        @Override
        protected Serializable deserializeDate(ByteArrayInputStream in) throws IOException {
            return BinlogTimes.date(in);
        }

        @Override
        protected Serializable deserializeTime(ByteArrayInputStream in) throws IOException {
            return BinlogTimes.oldTime(in);
        }

        @Override
        protected Serializable deserializeTimeV2(int digits, ByteArrayInputStream in) throws IOException {
            return BinlogTimes.time(digits, in);
        }

        @Override
        protected Serializable deserializeDatetime(ByteArrayInputStream in) throws IOException {
            return BinlogTimes.oldDateTime(in);
        }

        @Override
        protected Serializable deserializeDatetimeV2(int digits, ByteArrayInputStream in) throws IOException {
            return BinlogTimes.dateTime(digits, in);
        }

        @Override
        protected Serializable deserializeTimestampV2(int digits, ByteArrayInputStream in) throws IOException {
            return BinlogTimes.timestamp(digits, in);
        }
    }

    private static final class Delete extends RowDeserializers.DeleteRowsDeserializer {
        Delete(Map<Long, TableMapEventData> tables) {
            super(tables);
        }

        @Override
        protected Serializable deserializeDate(ByteArrayInputStream in) throws IOException {
            return BinlogTimes.date(in);
        }

        @Override
        protected Serializable deserializeTime(ByteArrayInputStream in) throws IOException {
            return BinlogTimes.oldTime(in);
        }

        @Override
        protected Serializable deserializeTimeV2(int digits, ByteArrayInputStream in) throws IOException {
            return BinlogTimes.time(digits, in);
        }

        @Override
        protected Serializable deserializeDatetime(ByteArrayInputStream in) throws IOException {
            return BinlogTimes.oldDateTime(in);
        }

        @Override
        protected Serializable deserializeDatetimeV2(int digits, ByteArrayInputStream in) throws IOException {
            return BinlogTimes.dateTime(digits, in);
        }

        @Override
        protected Serializable deserializeTimestampV2(int digits, ByteArrayInputStream in) throws IOException {
            return BinlogTimes.timestamp(digits, in);
        }
    }
}
