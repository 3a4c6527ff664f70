// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

class GroupedChangesTest {
    @Test
    void ofEachRowOfAGroupTheLastChangeCounts() {
        GroupedChanges changes = grouped(
                change("p=1", 0, "b", 2),
                change("p=1", 1, "a", 9),
                change("p=2", 0, "a", 4),
                change("p=1", 0, "a", 3),
                change("p=1", 0, "a", 1),
                change("p=2", 0, "a", 5));

        assertThat(groups(changes))
                .containsExactly(
                        Map.entry("p=1/0", List.of("a 3", "b 2")),
                        Map.entry("p=2/0", List.of("a 5")),
                        Map.entry("p=1/1", List.of("a 9")));
    }

    @Test
    void withoutChangesThereIsNoGroup() {
        assertThat(grouped().hasNext()).isFalse();
    }

    private static Map<String, List<String>> groups(GroupedChanges changes) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        while (changes.hasNext()) {
            ChangeKey group = changes.key();
            List<String> rows = new ArrayList<>();
            changes.nextGroup((key, row) -> key.hudiKey().getRecordKey() + " " + key.sequence())
                    .forEachRemaining(rows::add);
            groups.put(group.partition() + "/" + group.bucket(), rows);
        }
        return groups;
    }

    private static GroupedChanges grouped(ChangeKey... changes) {
        return new GroupedChanges(Stream.of(changes)
                .sorted()
                .map(key -> new Tuple2<>(key, new byte[0]))
                .iterator());
    }

    private static ChangeKey change(String partition, int bucket, String key, long sequence) {
        return new ChangeKey(new RowChange(new RowKey(key, partition), null, sequence), bucket);
    }
}
