// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class LakeSchemaTest {
    private static final Column ID = column("id", ColumnType.of("INT"));
    private static final Column NAME = column("name", ColumnType.of("VARCHAR", 10));
    private static final Column AGE = column("age", ColumnType.of("INT"));

    @Test
    void aNewTableHasTheSourcesColumnsInOrderAndTheSequence() {
        assertThat(describe(LakeSchema.create(table(ID, NAME))))
                .containsExactly("id int", "name string", "_lakeward_seq long");
    }

    @Test
    void aNewColumnComesAtItsPlaceAndADroppedOneIsKept() {
        Schema lake = LakeSchema.create(table(ID, NAME));

        assertThat(describe(evolve(lake, table(ID, AGE))))
                .containsExactly("id int", "age int", "name string", "_lakeward_seq long");
    }

    @Test
    void rowsOfAnOlderSourceDoNotTurnTheTableBack() {
        Schema lake = LakeSchema.create(table(ID, AGE, NAME));

        assertThat(evolve(lake, table(ID, NAME))).isSameAs(lake);
    }

    @Test
    void typesWidenAndNeverNarrow() {
        Schema lake = LakeSchema.create(table(
                column("n", ColumnType.of("INT")),
                column("d", ColumnType.of("DECIMAL", 10, 2)),
                column("f", ColumnType.of("FLOAT"))));
        TableSchema wide = table(
                column("n", ColumnType.of("INT").asUnsigned()),
                column("d", ColumnType.of("DECIMAL", 9, 3)),
                column("f", ColumnType.of("DOUBLE")));

        Schema evolved = evolve(lake, wide);

        assertThat(describe(evolved)).containsExactly("n long", "d decimal(11,3)", "f double", "_lakeward_seq long");
        assertThat(evolve(evolved, table(column("n", ColumnType.of("SMALLINT")))))
                .isSameAs(evolved);
    }

    @Test
    void aTypeThatCannotHoldTheOldValuesIsRefused() {
        Schema lake = LakeSchema.create(table(ID, NAME));

        assertThatThrownBy(() -> evolve(lake, table(ID, column("name", ColumnType.of("INT")))))
                .isInstanceOf(IncompatibleTypeException.class)
                .hasMessage("Column d.t.name must keep a type that the lake can widen its string to, but became int");
    }

    @Test
    void anInferredTypeOnlyBecomesWider() {
        ColumnType integer = InferredType.INTEGER.columnType();
        ColumnType number = InferredType.NUMBER.columnType();
        ColumnType text = InferredType.TEXT.columnType();
        Schema lake = LakeSchema.create(table(column("a", integer), column("b", number), column("c", text)));

        Schema evolved = evolve(lake, table(column("a", number), column("b", integer), column("c", integer)));
        assertThat(describe(evolved))
                .containsExactly("a decimal(38,18)", "b decimal(38,18)", "c string", "_lakeward_seq long");
        assertThat(describe(evolve(evolved, table(column("a", text), column("b", number)))))
                .containsExactly("a string", "b decimal(38,18)", "c string", "_lakeward_seq long");
        assertThatThrownBy(() -> evolve(
                        LakeSchema.create(table(column("a", ColumnType.of("DATE")))), table(column("a", integer))))
                .hasMessage("Column d.t.a must keep a type that the lake can widen its date to, but became long");
    }

    @Test
    void namesThatAvroDoesNotAllowAreMadeFit() {
        Schema lake = LakeSchema.create(table(
                column("unit price (€)", ColumnType.of("DECIMAL", 10, 2)),
                column("2nd-name", ColumnType.of("CHAR", 1)),
                column("名字", ColumnType.of("CHAR", 1))));

        assertThat(describe(lake))
                .containsExactly("unit_price____ decimal(10,2)", "_2nd_name string", "名字 string", "_lakeward_seq long");
        assertThat(new Schema.Parser().parse(lake.toString())).isEqualTo(lake);
        assertThat(evolve(lake, table(column("2nd-name", ColumnType.of("CHAR", 1)))))
                .isSameAs(lake);
    }

    @Test
    void columnsThatComeToOneNameAreRefused() {
        assertThatThrownBy(() -> LakeSchema.create(
                        table(column("a-b", ColumnType.of("INT")), column("a b", ColumnType.of("INT")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The columns 'a-b' and 'a b' of d.t must have different names in the lake, but both become"
                        + " a_b");
    }

    @Test
    void aTypeThatMySqlDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> LakeSchema.create(table(ID, column("x", ColumnType.of("MONEY")))))
                .hasMessage("The type of column t_x must be one that the lake knows, but was: MONEY");
    }

    private static Schema evolve(Schema lake, TableSchema source) {
        return LakeSchema.evolve(lake, LakeSchema.create(source), source.table());
    }

    private static List<String> describe(Schema schema) {
        return schema.getFields().stream()
                .map(field -> field.name() + " " + LakeSchema.describe(LakeSchema.typeOf(field)))
                .toList();
    }

    private static TableSchema table(Column... columns) {
        return new TableSchema(new TableId("d", "t"), Arrays.asList(columns), List.of());
    }

    private static Column column(String name, ColumnType type) {
        return new Column(name, type, true);
    }
}
