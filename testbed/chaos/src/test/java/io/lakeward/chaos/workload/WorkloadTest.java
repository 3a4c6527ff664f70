// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.chaos.schedule.Move;
import io.lakeward.chaos.schema.Tables;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WorkloadTest {

    @Test
    void theSameSeedGivesTheSameStatements() {
        assertThat(scripts(new Workload(Tables.of(5, 20)))).isEqualTo(scripts(new Workload(Tables.of(5, 20))));
        assertThat(new Workload(Tables.of(5, 3)).seed(5)).isEqualTo(new Workload(Tables.of(5, 3)).seed(5));
    }

    @Test
    void everyWayToChangeRowsComesUp() {
        // When
        List<Script> scripts = scripts(new Workload(Tables.of(5, Tables.KINDS)));
        String all = scripts.toString();

        // Then
        assertThat(all)
                .contains("INSERT INTO ", "INSERT IGNORE INTO ", "REPLACE INTO ", " ON DUPLICATE KEY UPDATE ")
                .contains("UPDATE ", "DELETE FROM ", "SAVEPOINT before_regret", "ROLLBACK TO SAVEPOINT before_regret")
                .contains("t5_shards_0", "t5_shards_1");
        assertThat(scripts).extracting(Script::ending).contains(Script.Ending.values());
    }

    @Test
    void aSavepointIsOnlySetWithinATransaction() {
        assertThat(scripts(new Workload(Tables.of(5, 2))))
                .filteredOn(script -> script.ending() == Script.Ending.AUTOCOMMIT)
                .allSatisfy(script -> assertThat(script.statements()).noneMatch(sql -> sql.contains("SAVEPOINT")));
    }

    private static List<Script> scripts(Workload workload) {
        return LongStream.range(0, 400)
                .mapToObj(seed -> new Move.Transaction(0, 0, Move.Size.values()[(int) (seed % 3)], seed))
                .map(workload::script)
                .toList();
    }
}
