// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.values;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.mysql.cj.MysqlType;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.StatementImpl;
import com.mysql.cj.jdbc.result.ResultSetImpl;
import com.mysql.cj.protocol.ResultsetRows;
import com.mysql.cj.result.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Calendar;

/**
 * A result of the binary protocol as the snapshot's reader reads one of the text protocol: dates and times out of their
 * text, and a DATETIME out of a calendar after its day's text.
 */
final class ExactResult extends ResultSetImpl {
    /** The reader looks whether a DATETIME's day has a zero before it takes its value. */
    private static final byte[] ANY_DAY = "2026-11-20 ".getBytes(US_ASCII);

    private final MysqlType[] types;

    ExactResult(ResultsetRows rows, JdbcConnection connection, StatementImpl statement) throws SQLException {
        super(rows, connection, statement);
        types = Arrays.stream(rows.getMetadata().getFields())
                .map(Field::getMysqlType)
                .toArray(MysqlType[]::new);
    }

    @Override
    public Blob getBlob(int column) throws SQLException {
        return switch (types[column - 1]) {
            case DATE -> blob(DateBytes.day(thisRow.getBytes(column - 1)));
            case DATETIME -> blob(thisRow.getBytes(column - 1) == null ? null : ANY_DAY.clone());
            case TIME -> blob(TimeText.of(thisRow.getBytes(column - 1)));
            default -> super.getBlob(column);
        };
    }

    private static Blob blob(byte[] text) {
        return text == null ? null : new com.mysql.cj.jdbc.Blob(text, null);
    }

    @Override
    public Timestamp getTimestamp(int column, Calendar calendar) throws SQLException {
        LocalDateTime value = DateBytes.dateTime(thisRow.getBytes(column - 1));
        return value == null ? null : new ExactDateTime(value);
    }

    /** The driver takes the year 0 for 2000, and a zero TIMESTAMP for NULL, which the binlog has as the epoch. */
    @Override
    public Object getObject(int column) throws SQLException {
        byte[] binary = thisRow.getBytes(column - 1);
        return switch (types[column - 1]) {
            case YEAR -> binary == null
                    ? null
                    : ByteBuffer.wrap(binary).order(ByteOrder.LITTLE_ENDIAN).getShort();
            case TIMESTAMP -> DateBytes.isZero(binary) ? new Timestamp(0) : super.getObject(column);
            default -> super.getObject(column);
        };
    }
}
