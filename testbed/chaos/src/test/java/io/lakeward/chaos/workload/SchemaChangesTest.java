// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.chaos.schema.Tables;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SchemaChangesTest {

    @Test
    void theSameSeedsGiveTheSameStatements() {
        assertThat(statements()).isEqualTo(statements());
    }

    @Test
    void everyKindOfSchemaChangeComesUp() {
        assertThat(statements().toString())
                .contains("TRUNCATE TABLE ", "DROP TABLE ", "CREATE TABLE ", " LIKE ", "RENAME TABLE ", " ADD INDEX ")
                .contains(" ADD COLUMN ", " DROP COLUMN ", " CHANGE COLUMN ", " RENAME COLUMN ", " MODIFY COLUMN ")
                .contains(" STORED", " VIRTUAL", " NOT NULL DEFAULT ", "UPDATE ", " CONVERT TO CHARACTER SET ")
                .contains(" ADD PRIMARY KEY (id, counter)", " AS SELECT * FROM ", "CREATE TRIGGER ", "_twin")
                .contains(" RENAME TO ", " MODIFY COLUMN counter BIGINT NOT NULL FIRST");
    }

    @Test
    void aDroppedColumnComesAgain() {
        String text = statements().toString();
        Matcher drop = Pattern.compile("DROP COLUMN (x_\\d+)").matcher(text);

        assertThat(drop.results()
                        .filter(name -> text.substring(name.end()).contains("ADD COLUMN " + name.group(1) + " ")))
                .isNotEmpty();
    }

    private static List<List<String>> statements() {
        SchemaChanges changes = new SchemaChanges(Tables.of(5, Tables.KINDS));
        return LongStream.range(0, 300).mapToObj(changes::next).toList();
    }
}
