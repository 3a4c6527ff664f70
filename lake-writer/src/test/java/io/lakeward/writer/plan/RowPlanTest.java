// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.info.TableInfoException;
import io.lakeward.writer.info.TableInfoReader;
import io.lakeward.writer.schema.RowConverter;
import io.lakeward.writer.table.RowKey;
import io.lakeward.writer.table.TableType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowPlanTest {
    private static final TableSchema ORDER = new TableSchema(
            new TableId("d", "order"),
            List.of(
                    new Column("id", ColumnType.of("BIGINT").asUnsigned(), false),
                    new Column("code", ColumnType.of("VARCHAR", 20), false),
                    new Column("created at", ColumnType.of("DATETIME"), true),
                    new Column("day", ColumnType.of("VARCHAR", 20), true),
                    new Column("price", ColumnType.of("DECIMAL", 10, 2), true)),
            List.of("id"));

    @Test
    void columnsStayInOrderMaskedAtTheirPlaceAndTheOthersBehindThem() {
        RowPlan plan = plan("'excludeColumns':'day','columns':{'code':'length(code)','double price':'price * 2'},"
                + "'shardColumn':'shard','partition':{'column':'created at','pattern':'yyyyMM','field':'month'},"
                + "'deletes':'soft'");

        assertThat(plan.layout().rows().getFields())
                .extracting(Schema.Field::name)
                .containsExactly(
                        "id",
                        "code",
                        "created_at",
                        "price",
                        "double_price",
                        "shard",
                        "month",
                        "_lakeward_deleted",
                        "_lakeward_deleted_at",
                        "_lakeward_seq");
        assertThat(plan.layout().spec().key()).containsExactly("shard", "id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{`column`:`created at`,`pattern`:`yyyyMM`}   | 202601",
                "{`column`:`day`,`pattern`:`yyyy-MM-dd`}      | 2026-03-04",
                "`price / 0`                                  | __default__",
                "`trim('  ')`                                 | __default__",
                "`concat(code, '/a=b')`                       | x%2Fa%3Db",
                "`cast(price as int)`                         | 12",
            })
    void thePartitionIsAFolderOfItsOwn(String partition, String folder) throws Exception {
        RowPlan plan = plan("`partition`:" + partition);

        LakeRow row = row(
                plan,
                "{\"id\":1,\"code\":\"x\",\"created at\":\"2026-01-31 23:59:59\","
                        + "\"day\":\"2026-03-04\",\"price\":\"12.50\"}");

        assertThat(row.partition()).isEqualTo("lake_partition=" + folder);
    }

    @Test
    void aTextThatIsNoTimeGoesToTheDefaultPartition() throws Exception {
        RowPlan plan = plan("'partition':{'column':'day','pattern':'yyyyMM'}");

        assertThat(row(plan, "{\"id\":1,\"code\":\"x\",\"day\":\"yesterday\"}").partition())
                .isEqualTo("lake_partition=__default__");
        assertThat(row(plan, "{\"id\":1,\"code\":\"x\"}").row().get("lake_partition"))
                .isEqualTo("__default__");
    }

    @Test
    void aMaskedKeyIsMaskedInTheRecordKeyToo() throws Exception {
        RowPlan plan = plan("'columns':{'id':'id % 7'}");

        LakeRow row = row(plan, "{\"id\":18446744073709551615,\"code\":\"x\"}");

        assertThat(plan.canMove()).isTrue();
        assertThat(plan.locate("{\"key\":{\"id\":18446744073709551615}}".getBytes(UTF_8), row))
                .isEqualTo(new RowKey("1", ""));
    }

    @Test
    void aCompositeKeyIsReadFromTheRow() throws Exception {
        RowPlan plan = plan("'recordKey':['code','id']");

        LakeRow row = row(plan, "{\"id\":18446744073709551615,\"code\":\"x:1\"}");

        assertThat(plan.locate(null, row)).isEqualTo(new RowKey("code:x%3A1,id:18446744073709551615", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'recordKey':'code,no'     | tableInfo[0].recordKey must name columns of d.order, but no is none (it has id,"
                        + " code, created at, day, price)",
                "'recordKey':'price'       | tableInfo[0].recordKey must be columns that are NOT NULL, but d.order.price is"
                        + " not",
                "'excludeColumns':['id']   | tableInfo[0].recordKey must be columns that are carried, but id is left out",
                "'filter':'price'          | tableInfo[0].filter must be true or false, but gives a decimal(10,2): price",
                "'partition':{'column':'price','pattern':'yyyy'} | tableInfo[0].partition must be by a column of dates,"
                        + " times or text, but price is a decimal(10,2): use an expression",
                "'partition':{'expression':'code','field':'day'} | tableInfo[0].partition.field must be a column of its"
                        + " own in d.order, but day is there already",
                "'shardColumn':'code'      | tableInfo[0].shardColumn must be a column of its own in d.order, but code is"
                        + " there already",
                "'columns':{'day':'1'},'excludeColumns':'day' | tableInfo[0].columns.day must not be a column that"
                        + " excludeColumns leaves out",
                "'columns':{'_lakeward_seq':'1'} | tableInfo[0].columns._lakeward_seq must have a name that is not the"
                        + " writer's or Hudi's own",
                "'partition':'rand()'      | tableInfo[0].partition must fit the columns of d.order: It must give the same"
                        + " value for the same row whenever it is computed: cast((rand()) as string)",
            })
    void whatDoesNotFitTheTableIsOneLine(String entry, String message) {
        assertThatThrownBy(() -> plan(entry))
                .isInstanceOf(TableInfoException.class)
                .hasMessage(message);
    }

    @Test
    void anOlderRowHasNullInAColumnThatTheTableGotLater() throws Exception {
        List<Column> more = new ArrayList<>(ORDER.columns());
        more.add(new Column("age", ColumnType.of("INT"), true));
        TableSchema newest = new TableSchema(ORDER.table(), more, ORDER.key());
        Planner planner = planner("'filter':'age is null or age > 17'", Map.of(ORDER.table(), newest));

        assertThat(row(planner.planFor(ORDER), "{\"id\":1,\"code\":\"x\"}").matches())
                .isTrue();
    }

    private static RowPlan plan(String entry) {
        return planner(entry, Map.of()).planFor(ORDER);
    }

    private static Planner planner(String entry, Map<TableId, TableSchema> newest) {
        // Backticks stand for the quotes of JSON where SQL has single ones.
        String fields = entry.contains("`") ? entry.replace('`', '"') : entry.replace('\'', '"');
        String info = "{\"tableInfo\":[{\"database\":\"d\",\"table\":\"order\"," + fields.strip() + "}]}";
        return new Planner(TableInfoReader.read(info, TableType.COW), newest);
    }

    private static LakeRow row(RowPlan plan, String json) throws Exception {
        return plan.apply(new RowConverter(ORDER).convert(new JsonFactory().createParser(json), 1), null);
    }
}
