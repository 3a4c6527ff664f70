// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.EventFormatException;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowConverterTest {
    private static final TableSchema TABLE = new TableSchema(
            new TableId("d", "t"),
            List.of(
                    new Column("id", ColumnType.of("BIGINT"), false),
                    new Column("n", ColumnType.of("INT"), true),
                    new Column("price", ColumnType.of("DECIMAL", 10, 2), true),
                    new Column("ratio", ColumnType.of("DOUBLE"), true),
                    new Column("name", ColumnType.of("VARCHAR", 20), true),
                    new Column("photo", ColumnType.of("BLOB"), true),
                    new Column("day", ColumnType.of("DATE"), true)),
            List.of("id"));

    private final RowConverter converter = new RowConverter(TABLE);

    @Test
    void aRowIsTypedAsItsColumnsSay() throws IOException {
        GenericRecord row = convert("{'id':9007199254740993,'n':-5,'price':'1.50','ratio':1.0E20,'name':'Zoë \\u0041',"
                + "'photo':'AP8=','day':'1970-01-11'}");

        assertThat(row.get("id")).isEqualTo(9_007_199_254_740_993L);
        assertThat(row.get("n")).isEqualTo(-5);
        assertThat(((GenericData.Fixed) row.get("price")).bytes()).endsWith(0, 150 - 256);
        assertThat(row.get("ratio")).isEqualTo(1e20);
        assertThat(row.get("name")).isEqualTo("Zoë A");
        assertThat(row.get("photo")).isEqualTo(ByteBuffer.wrap(new byte[] {0, -1}));
        assertThat(row.get("day")).isEqualTo(10);
        assertThat(row.get(LakeSchema.SEQUENCE)).isEqualTo(7L);
    }

    @Test
    void columnsMayComeInAnyOrderAndMoreOfThem() throws IOException {
        GenericRecord inOrder = convert("{'id':1,'n':2,'name':'a'}");

        assertThat(convert("{'name':'a','gone':{'n':[1,{'id':3}]},'n':2,'old':[9],'id':1}"))
                .isEqualTo(inOrder);
    }

    @Test
    void whatARowDoesNotHaveIsNull() throws IOException {
        assertThat(convert("{'id':1,'n':null}")).isEqualTo(convert("{'id':1}"));
        assertThat(convert("{'id':1,'day':'2026-02-31'}").get("day")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "n | 2147483648",
                "n | 1.5",
                "n | true",
                "id | 9223372036854775808",
                "price | '1.505'",
                "price | ''",
                "ratio | 'x'",
                "photo | 'not base64'",
                "photo | 5",
                "day | 20260231",
                "name | {'a':1}",
                "name | []"
            })
    void aValueThatDoesNotFitIsNamedByItsColumn(String column, String value) {
        assertThatThrownBy(() -> convert("{'id':1,'" + column + "':" + value + "}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The value of column " + column + " must be of type ")
                .hasMessageEndingWith(", but is not");
    }

    @Test
    void aRowThatIsNotJsonIsRefused() {
        assertThatThrownBy(() -> convert("{'id':1,'n'}"))
                .isInstanceOf(EventFormatException.class)
                .hasMessageStartingWith("A row of d.t must be JSON, but is not");
    }

    private GenericRecord convert(String json) throws IOException {
        try (JsonParser row = new JsonFactory().createParser(json.replace('\'', '"'))) {
            return converter.convert(row, 7);
        }
    }
}
