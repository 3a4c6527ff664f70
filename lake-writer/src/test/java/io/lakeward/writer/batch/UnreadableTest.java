// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.event.TableId;
import io.lakeward.writer.batch.Finding.Kept;
import io.lakeward.writer.batch.Finding.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnreadableTest {
    private static final Map<Place, Finding> OPEN = Map.of(
            new Place(0, 10), found(0, 10, "d.t", "a"),
            new Place(0, 11), found(0, 11, "d.t", "b"),
            new Place(0, 12), found(0, 12, "d.u", "a"),
            new Place(0, 30), found(0, 30, "d.t", "a"),
            new Place(1, 10), found(1, 10, "d.t", "a"));

    @Test
    void whatMayComeBeforeIsBadAndNothingElse() {
        assertThat(bad("d.t", "a")).containsExactly(new Place(0, 10));
        assertThat(bad(null, "a")).containsExactly(new Place(0, 10), new Place(0, 12));
        assertThat(bad("d.t", null)).containsExactly(new Place(0, 10), new Place(0, 11));
        assertThat(bad(null, null)).containsExactly(new Place(0, 10), new Place(0, 11), new Place(0, 12));
        assertThat(bad("d.t", "c")).isEmpty();
        assertThat(Unreadable.verdicts(List.of(), OPEN)).isEmpty();
    }

    @Test
    void theReasonSaysWhatIsToBeDone() {
        assertThat(Unreadable.verdicts(List.of(later("d.t", "a")), OPEN))
                .containsEntry(
                        new Place(0, 10),
                        Verdict.bad(
                                "A later change of its row cannot be read (why): mend that or have d.t read again by"
                                        + " ./lakeward resync, and replay again"));
    }

    private static Iterable<Place> bad(String table, String key) {
        return Unreadable.verdicts(List.of(later(table, key)), OPEN).keySet();
    }

    private static Unreadable later(String table, String key) {
        return new Unreadable(new Place(0, 20), table, key, "why");
    }

    private static Finding found(int partition, long offset, String table, String key) {
        TableId id = new TableId("d", table.substring(2));
        return new Finding(
                new Kept(new Place(partition, offset), table, "bad"),
                Kind.ROW,
                id,
                List.of(new RowId(id, partition, key)),
                1,
                null);
    }
}
