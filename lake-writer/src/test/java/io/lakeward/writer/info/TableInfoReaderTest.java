// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.info;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.event.TableId;
import io.lakeward.writer.table.TableType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableInfoReaderTest {
    @Test
    void theArticlesFormIsUnderstood() {
        TableInfo info = read(
                "{'tableInfo':[{'database':'test_db','table':'user','recordKey':'id',"
                        + "'precombineKey':'modify_time','partitionTimeColumn':'create_time','hudiPartitionField':'year_month'}]}");

        TablePlan plan = info.planOf(new TableId("test_db", "user"));

        assertThat(plan.recordKey()).containsExactly("id");
        assertThat(plan.partition()).contains(new Partition.Time("year_month", "create_time", "yyyyMM"));
        assertThat(plan.target()).isEqualTo(new TableId("test_db", "user"));
        assertThat(info.notices())
                .containsExactly("precombineKey has no effect: which change is the last, the topic's sequence says");
    }

    @Test
    void aTableWithoutAnEntryIsCarriedAsItIs() {
        TablePlan plan = read("{'tableInfo':[]}").planOf(new TableId("a", "b"));

        assertThat(plan.isPlain()).isTrue();
        assertThat(plan.target()).isEqualTo(new TableId("a", "b"));
        assertThat(plan.deletes()).isEqualTo(DeletePolicy.HARD);
        assertThat(plan.tableType()).isEqualTo(TableType.COW);
    }

    @Test
    void theExampleInConfIsReadAndMeansWhatItsCommentsSay() throws Exception {
        String example = Files.readString(Path.of("../conf/table-info.yaml"));

        TableInfo info = TableInfoReader.read(example, TableType.COW);

        TablePlan orders = info.planOf(new TableId("shop_7", "order_2026"));
        assertThat(orders.target()).isEqualTo(new TableId("shop", "orders"));
        assertThat(orders.shard()).contains(new TablePlan.Shard("shard", "shop_7.order_2026"));
        assertThat(orders.partition()).contains(new Partition.Time("day", "created_at", "yyyy-MM-dd"));
        assertThat(orders.deletes()).isEqualTo(DeletePolicy.SOFT);
        assertThat(orders.hudi()).isEqualTo(Map.of("hoodie.clean.hours.retained", "48"));
        TablePlan product = info.planOf(new TableId("shop", "product"));
        assertThat(product.target()).isEqualTo(new TableId("ods_shop", "product"));
        assertThat(product.tableType()).isEqualTo(TableType.MOR);
        assertThat(product.hudi())
                .isEqualTo(Map.of("hoodie.clean.hours.retained", "48", "hoodie.bucket.index.num.buckets", "8"));
        TablePlan customer = info.planOf(new TableId("crm", "customer"));
        assertThat(customer.filter()).contains("country <> 'XX'");
        assertThat(customer.columns()).containsOnlyKeys("email", "phone", "city");
        assertThat(customer.excludeColumns()).containsExactly("password_hash");
    }

    @Test
    void theTablesOwnNamesWinThenTheFirstPattern() {
        TableInfo info = read("{'defaults':{'target':'ods_{database}.{table}'},'tableInfo':["
                + "{'database':'d','table':'a*','deletes':'soft'},"
                + "{'database':'d','table':'*','deletes':'ignore'},"
                + "{'database':'d','table':'ab','target':'x.y'}]}");

        assertThat(info.planOf(new TableId("d", "ab")).deletes()).isEqualTo(DeletePolicy.HARD);
        assertThat(info.planOf(new TableId("d", "ab")).target()).isEqualTo(new TableId("x", "y"));
        assertThat(info.planOf(new TableId("d", "ac")).deletes()).isEqualTo(DeletePolicy.SOFT);
        assertThat(info.planOf(new TableId("d", "b")).deletes()).isEqualTo(DeletePolicy.IGNORE);
        assertThat(info.planOf(new TableId("e", "b")).target()).isEqualTo(new TableId("ods_e", "b"));
        assertThat(info.planOf(new TableId("e", "b")).deletes()).isEqualTo(DeletePolicy.HARD);
    }

    @Test
    void anEntryForNoKnownTableNamesTheOneThatWasProbablyMeant() {
        TableInfo info = read("{'tableInfo':[{'database':'d','table':'usr'},{'database':'d','table':'order_*'},"
                + "{'database':'d','table':'item1'},{'database':'d','table':'item2'}]}");
        List<TableId> known = List.of(new TableId("d", "user"), new TableId("d", "item1"));

        assertThat(info.unused(known))
                .containsExactly(
                        new TableInfo.UnusedEntry("tableInfo[0]", "d.usr", Optional.of(new TableId("d", "user"))),
                        new TableInfo.UnusedEntry("tableInfo[1]", "d.order_*", Optional.empty()),
                        new TableInfo.UnusedEntry("tableInfo[3]", "d.item2", Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'recordKye':'id' | tableInfo[0].recordKye must be a key that table info knows, but is not; recordKey is"
                        + " one (database, table, precombineKey, target, recordKey, partition,"
                        + " partitionTimeColumn, hudiPartitionField, tableType, deletes, truncate, drop, conversion, dropColumn, includeColumns,"
                        + " excludeColumns, filter,"
                        + " columns, shardColumn, shardValue, hudi)",
                "'deletes':'maybe' | tableInfo[0].deletes must be one of hard, soft, ignore, but was: maybe",
                "'conversion':'ignore' | tableInfo[0].conversion must be follow or stop, but was: ignore",
                "'dropColumn':'follow' | tableInfo[0].dropColumn must be one of keep, drop, but was: follow",
                "'truncate':'soft' | tableInfo[0].truncate must be one of follow, ignore, stop, but was: soft",
                "'tableType':'COPY' | tableInfo[0].tableType must be one of cow, mor, but was: COPY",
                "'target':'orders' | tableInfo[0].target must read database.table, but was: orders",
                "'target':'a.{no}' | tableInfo[0].target must hold {database}, {table} or a group of the entry's regular"
                        + " expressions, but was: {no}",
                "'filter':'a >' | tableInfo[0].filter must be an expression of Spark SQL (Syntax error at or near end of"
                        + " input), but was: a >",
                "'columns':{'x':'sha2('} | tableInfo[0].columns.x must be an expression of Spark SQL (Syntax error at or"
                        + " near end of input), but was: sha2(",
                "'columns':{'x':['a']} | tableInfo[0].columns.x must be a text, but was: [\"a\"]",
                "'partition':{'column':'a','pattern':'bb'} | tableInfo[0].partition.pattern must be a date pattern like"
                        + " yyyyMM, but was: bb",
                "'partition':{'column':'a'} | tableInfo[0].partition must have column and pattern, or expression, but"
                        + " was: {\"column\":\"a\"}",
                "'partition':{'expresion':'a','expression':'b'} | tableInfo[0].partition.expresion must be a key that"
                        + " table info knows, but is not; expression is one (field, column, pattern, expression)",
                "'partition':{'expression':'a','field':'a b'} | tableInfo[0].partition.field must be a name of letters,"
                        + " digits and underscores, but was: a b",
                "'partitionTimeColumn':'a' | tableInfo[0].partitionTimeColumn and .hudiPartitionField must be given both,"
                        + " or neither",
                "'partitionTimeColumn':'a','hudiPartitionField':'b','partition':'none' | tableInfo[0].partition must not"
                        + " be given beside partitionTimeColumn and hudiPartitionField",
                "'includeColumns':'a','excludeColumns':'b' | tableInfo[0].includeColumns and .excludeColumns must not be"
                        + " given both",
                "'recordKey':'a,,b' | tableInfo[0].recordKey must be a list of names, but was: \"a,,b\"",
                "'shardValue':'x' | tableInfo[0].shardColumn must be given where shardValue is",
                "'hudi':{'index':'x'} | tableInfo[0].hudi must have keys that begin with hoodie., but was: index",
                "'hudi':{'hoodie.index.type':'BLOOM'} | tableInfo[0].hudi.hoodie.index.type must be BUCKET, but was:"
                        + " BLOOM",
            })
    void aMistakeInAnEntryIsOneLine(String mistake, String message) {
        assertThatThrownBy(() -> read("{'tableInfo':[{'database':'d','table':'t'," + mistake.strip() + "}]}"))
                .isInstanceOf(TableInfoException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'tableInfo':7} | table info.tableInfo must be a list, but was: 7",
                "{'tableinfo':[]} | table info.tableinfo must be a key that table info knows, but is not; tableInfo is"
                        + " one (defaults, tableInfo)",
                "{'defaults':{'target':'all.{table}'}} | defaults.target must hold {database} and {table}, or all tables"
                        + " come into one, but was: all.{table}",
                "{'defaults':{'filter':'a'}} | defaults.filter must be a key that table info knows, but is not (target,"
                        + " tableType, deletes, truncate, drop, conversion, dropColumn, hudi)",
                "{'tableInfo':[7]} | tableInfo[0] must be an object, but was: 7",
                "{'tableInfo':[{'database':'d'}]} | tableInfo[0].table must be given",
                "{'tableInfo':[{'database':'d','table':'/(/'}]} | tableInfo[0].table must be a regular expression"
                        + " between its slashes, but was: /(/ (Unclosed group)",
                "{'tableInfo':[{'database':'d','table':'t'},{'database':'d','table':'t'}]} | tableInfo[1] must be for"
                        + " other tables than tableInfo[0], but both are for d.t",
                "{'tableInfo':[{'database':'s_*','table':'t','target':'s.t'}]} | tableInfo[0].target brings several"
                        + " tables into s.t, so shardColumn must be given: a column that keeps their rows apart, or none"
                        + " where no two rows have the same key",
                "{'tableInfo':[],'tableInfo':[]} | Table info must be JSON: Duplicate field 'tableInfo' (line 1, column"
                        + " 28)",
                "{'tableInfo':[} | Table info must be JSON: Unexpected close marker '}': expected ']' (line 1,"
                        + " column 16)",
                "tableInfo: [ | Table info must be YAML: while parsing a flow node (line 1, column 13)",
            })
    void aMistakeElsewhereIsOneLine(String info, String message) {
        assertThatThrownBy(() -> read(info))
                .isInstanceOf(TableInfoException.class)
                .hasMessage(message);
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThatThrownBy(() -> read("{'tableInfo':[{'databse':'d','table':'t','deletes':'x'},{'database':'d',"
                        + "'table':'t','filter':')'}]}"))
                .isInstanceOfSatisfying(
                        TableInfoException.class, e -> assertThat(e.problems()).hasSize(4));
    }

    private static TableInfo read(String text) {
        return TableInfoReader.read(text.startsWith("{") ? text.replace('\'', '"') : text, TableType.COW);
    }
}
