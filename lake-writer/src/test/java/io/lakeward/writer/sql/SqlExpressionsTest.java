// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.schema.LakeSchema;
import io.lakeward.writer.schema.RowConverter;
import io.lakeward.writer.sql.SqlExpressions.Input;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlExpressionsTest {
    private static final TableSchema USER = new TableSchema(
            new TableId("d", "user"),
            List.of(
                    new Column("id", ColumnType.of("INT"), false),
                    new Column("phone", ColumnType.of("VARCHAR", 20), true),
                    new Column("full name", ColumnType.of("VARCHAR", 20), true),
                    new Column("price", ColumnType.of("DECIMAL", 10, 2), true),
                    new Column("born", ColumnType.of("DATE"), true),
                    new Column("created", ColumnType.of("DATETIME", 3), true),
                    new Column("seen", ColumnType.of("TIMESTAMP"), true),
                    new Column("photo", ColumnType.of("BLOB"), true),
                    new Column("big", ColumnType.of("BIGINT").asUnsigned(), true)),
            List.of("id"));
    private static final String ROW =
            """
            {"id":7,"phone":"13812345678","full name":"Ann Lee","price":"125.10","born":"2001-02-03",
             "created":"2026-11-20 23:30:00.123","seen":"2026-11-20 23:30:00Z","photo":"AQID","big":18446744073709551615}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "sha2(phone, 256)                           | string | 38aed9048140b0e437ea81461d9ea452",
                "concat(left(phone, 3), '****', right(phone, 4)) | string | 138****5678",
                "mask(phone)                                | string | nnnnnnnnnnn",
                "'redacted'                                 | string | redacted",
                "replace(`full name`, 'Ann', 'Bob')         | string | Bob Lee",
                "get_json_object('{\"a\":{\"b\":5}}', '$.a.b') | string | 5",
                "price * 2                                  | decimal | 250.20",
                "price > 100 and id = 7                     | boolean | true",
                "date_format(cast(created as timestamp), 'yyyyMM') | string | 202611",
                "date_format(seen, 'yyyy-MM-dd HH')         | string | 2026-11-20 23",
                "year(born)                                 | int | 2001",
                "to_date(phone, 'yyyy-MM-dd')               | date | null",
                "cast(phone as timestamp)                   | timestamp-micros | null",
                "date_add(born, 1)                          | date | 11357",
                "hex(photo)                                 | string | 010203",
                "big                                        | decimal | 18446744073709551615",
                "length(phone)                              | int | 11",
                "nvl(phone, 'none')                         | string | 13812345678",
            })
    void valuesAreAsSparkSqlHasThem(String expression, String type, String value) throws Exception {
        SqlExpressions expressions = new SqlExpressions(inputs());
        GenericRecord row = new RowConverter(USER).convert(new JsonFactory().createParser(ROW), 1);

        Schema given = expressions.add(expression, "x");
        Object result = expressions.evaluate(row)[0];

        assertThat(name(given)).isEqualTo(type);
        assertThat(text(result, given)).startsWith(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "sha2(phnoe, 256)   | A column or function parameter with name `phnoe` cannot be resolved. Did you mean"
                        + " one of the following? [`phone`",
                "sha3(phone)        | The function must be one that Spark has built in, but was: sha3",
                "phone +            | Syntax error at or near end of input",
                "sum(id)            | It must be computed from one row: no aggregate, window or generator",
                "rand()             | It must give the same value for the same row whenever it is computed",
                "current_date()     | It must give the same value for the same row whenever it is computed",
                "array(id)          | It must give a number, a text, a date or a time, but gives array<int>: convert it,"
                        + " for instance with to_json or cast",
                "null               | It must give a number, a text, a date or a time, but gives void: convert it,",
            })
    void whatDoesNotFitIsOneLine(String expression, String message) {
        assertThatThrownBy(() -> new SqlExpressions(inputs()).add(expression, "x"))
                .isInstanceOf(SqlException.class)
                .hasMessageStartingWith(message)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void aRowThatHasFewerColumnsHasNullsInThem() throws Exception {
        List<Input> columns = new ArrayList<>(inputs());
        columns.add(new Input("later", Schema.create(Schema.Type.STRING)));
        GenericRecord row = new RowConverter(USER).convert(new JsonFactory().createParser(ROW), 1);
        SqlExpressions expressions = new SqlExpressions(columns);

        expressions.add("later is null", "x");

        assertThat(expressions.evaluate(row)).containsExactly(true);
    }

    private static List<Input> inputs() {
        Schema schema = LakeSchema.create(USER);
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < USER.columns().size(); i++) {
            inputs.add(new Input(
                    USER.columns().get(i).name(),
                    LakeSchema.typeOf(schema.getFields().get(i))));
        }
        return inputs;
    }

    private static String name(Schema type) {
        return type.getLogicalType() == null
                ? type.getType().getName()
                : type.getLogicalType().getName();
    }

    private static String text(Object value, Schema type) {
        return value instanceof org.apache.avro.generic.GenericFixed fixed
                ? new org.apache.avro.Conversions.DecimalConversion()
                        .fromFixed(fixed, type, type.getLogicalType())
                        .toPlainString()
                : String.valueOf(value);
    }
}
