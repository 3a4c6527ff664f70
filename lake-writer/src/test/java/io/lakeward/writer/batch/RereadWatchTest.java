// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.event.TableId;
import io.lakeward.event.TableReadEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class RereadWatchTest {
    private static final TableId USER = new TableId("d", "user");
    private static final TableId OTHER = new TableId("d", "other");

    @Test
    void aTableIsReadWhenOneReadingHasEndedInAllPartitions() {
        List<TableId> sources = List.of(USER);

        assertThat(RereadWatch.areRead(sources, List.of(end(0, USER, 5)))).isFalse();
        assertThat(RereadWatch.areRead(sources, List.of(end(0, USER, 5), end(1, USER, 7))))
                .isFalse();
        assertThat(RereadWatch.areRead(sources, List.of(end(0, USER, 5), end(1, USER, 5))))
                .isTrue();
        assertThat(RereadWatch.areRead(List.of(), List.of())).isFalse();
    }

    @Test
    void ofSeveralTablesInOneEachMustBeRead() {
        List<TableId> sources = List.of(USER, OTHER);

        List<ReadNotice> one = List.of(end(0, USER, 5), end(1, USER, 5), end(0, OTHER, 6));
        assertThat(RereadWatch.areRead(sources, one)).isFalse();
        assertThat(RereadWatch.areRead(
                        sources, List.of(end(0, USER, 5), end(1, USER, 5), end(0, OTHER, 6), end(1, OTHER, 6))))
                .isTrue();
    }

    private static ReadNotice end(int partition, TableId table, long since) {
        return new ReadNotice(partition, new TableReadEvent(table, since, 2, since + 1));
    }
}
