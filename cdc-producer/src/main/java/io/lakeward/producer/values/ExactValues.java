// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.values;

import io.debezium.spi.converter.CustomConverter;
import io.debezium.spi.converter.RelationalColumn;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Properties;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.data.SchemaBuilder;

/**
 * Takes dates, times, years and JSON as the snapshot's reader and the binlog's reader deliver them, before Debezium makes a
 * zero date an epoch and a JSON number a decimal expansion. DATE becomes days, the others microseconds since the epoch; of a
 * day that no calendar has, those of its {@link StandInDay}.
 */
public final class ExactValues implements CustomConverter<SchemaBuilder, RelationalColumn> {
    /** On a column that is NOT NULL and yet can be null here. */
    public static final String NOT_NULL = "lakeward.not.null";

    private static final int FIRST_YEAR = 1900;
    private static final int NANOS_PER_MICRO = 1000;
    private static final int MICROS_PER_SECOND = 1_000_000;
    private static final Object ZERO =
            micros(StandInDay.orReal(0, 0, 0).atStartOfDay().toInstant(ZoneOffset.UTC));

    @Override
    public void configure(Properties properties) {
        // There is nothing to choose.
    }

    @Override
    public void converterFor(RelationalColumn column, ConverterRegistration<SchemaBuilder> registration) {
        switch (column.typeName().toUpperCase(Locale.ROOT)) {
            case "DATE" -> registration.register(
                    schema(SchemaBuilder.int64(), column), ofRows(column, ExactValues::days));
            case "DATETIME" -> registration.register(
                    schema(SchemaBuilder.int64(), column), ofRows(column, ExactValues::dateTime));
            case "TIMESTAMP" -> registration.register(
                    schema(SchemaBuilder.int64(), column), ofRows(column, ExactValues::timestamp));
            case "TIME" -> registration.register(
                    schema(SchemaBuilder.int64(), column), ofRows(column, ExactValues::time));
            case "YEAR" -> registration.register(schema(SchemaBuilder.int32(), column), ExactValues::year);
            case "JSON" -> registration.register(schema(SchemaBuilder.string(), column), ExactValues::json);
            default -> {}
        }
    }

    private static SchemaBuilder schema(SchemaBuilder schema, RelationalColumn column) {
        return column.isOptional() ? schema.optional() : schema.optional().parameter(NOT_NULL, "true");
    }

    /** The column's default comes here as Debezium has converted it already, to a number or a text. No row needs it. */
    private static Converter ofRows(RelationalColumn column, Converter converter) {
        boolean hasDefault = column.hasDefaultValue();
        return value -> hasDefault && value instanceof Number ? null : converter.convert(value);
    }

    private static Object days(Object value) {
        return value instanceof LocalDate date ? date.toEpochDay() : absent(value);
    }

    private static Object dateTime(Object value) {
        if (value instanceof LocalDateTime dateTime) {
            return micros(dateTime.toInstant(ZoneOffset.UTC));
        }
        return value instanceof Timestamp dateTime
                ? micros(dateTime.toLocalDateTime().toInstant(ZoneOffset.UTC))
                : absent(value);
    }

    private static Object timestamp(Object value) {
        if (value instanceof Instant instant) {
            return timestamp(instant);
        }
        if (value instanceof ZonedDateTime zoned) {
            return timestamp(zoned.toInstant());
        }
        return value instanceof Timestamp timestamp ? timestamp(timestamp.toInstant()) : absent(value);
    }

    /** The zero TIMESTAMP comes as the epoch, which is below the least TIMESTAMP. */
    private static Object timestamp(Instant instant) {
        return instant.getEpochSecond() == 0 ? ZERO : micros(instant);
    }

    private static Object time(Object value) {
        return value instanceof Duration time ? TimeText.found(time).toNanos() / NANOS_PER_MICRO : absent(value);
    }

    /** The binlog's reader counts from 1900, and so has it for the year 0; the least other year is 1901. */
    private static Object year(Object value) {
        if (value instanceof Year year) {
            return year.getValue() == FIRST_YEAR ? 0 : year.getValue();
        }
        return value instanceof Number year ? year.intValue() : absent(value);
    }

    private static String json(Object value) {
        if (value instanceof byte[] bytes) {
            return BinaryJson.text(bytes);
        }
        return (String) value;
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * MICROS_PER_SECOND + instant.getNano() / NANOS_PER_MICRO;
    }

    /** A text is the column's default, which no row needs. */
    private static Object absent(Object value) {
        if (value != null && !(value instanceof String)) {
            throw new IllegalArgumentException("A date or time or year must come as one, but was: " + value.getClass());
        }
        return null;
    }
}
