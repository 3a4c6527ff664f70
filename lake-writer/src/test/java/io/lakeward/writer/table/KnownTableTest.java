// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hudi.common.model.HoodieDeltaWriteStat;
import org.apache.hudi.common.model.HoodieWriteStat;
import org.apache.hudi.storage.StoragePath;
import org.apache.hudi.storage.StoragePathInfo;
import org.junit.jupiter.api.Test;

class KnownTableTest {
    private static final StoragePathInfo COMMIT =
            new StoragePathInfo(new StoragePath("/lake/d/t/.hoodie/2.commit"), 1, false, (short) 1, 0, 2);

    private final Map<String, Map<String, List<KnownFile>>> known = new HashMap<>();
    private final Map<String, Map<String, List<KnownFile>>> listed = new HashMap<>();

    @Test
    void aBaseFileTakesThePlaceOfWhatWasThereAndALogComesToIt() {
        known.put("p=1", Map.of("a", List.of(file("a_1.parquet")), "b", List.of(file("b_1.parquet"))));

        KnownTable after = after(
                written(new HoodieWriteStat(), "p=1", "a", "a_2.parquet"),
                written(new HoodieDeltaWriteStat(), "p=1", "b", ".b_1.log.1"));

        assertThat(after.partitions())
                .isEqualTo(Map.of(
                        "p=1",
                        Map.of(
                                "a", List.of(file("a_2.parquet")),
                                "b", List.of(file("b_1.parquet"), file(".b_1.log.1")))));
    }

    @Test
    void aNewFileGroupComesToThoseThatWereListed() {
        listed.put("p=1", Map.of("a", List.of(file("a_1.parquet"))));

        KnownTable after = after(written(new HoodieWriteStat(), "p=1", "b", "b_2.parquet"));

        assertThat(after.partitions())
                .isEqualTo(Map.of("p=1", Map.of("a", List.of(file("a_1.parquet")), "b", List.of(file("b_2.parquet")))));
    }

    @Test
    void ofAPartitionThatNobodyHasListedNothingIsKnown() {
        assertThat(after(written(new HoodieWriteStat(), "p=1", "b", "b_2.parquet"))
                        .partitions())
                .isEmpty();
    }

    @Test
    void ofTooManyFilesThoseOfTheLastCommitAreKept() {
        for (int partition = 0; partition < 200; partition++) {
            known.put("p=" + partition, groups(5));
        }

        assertThat(after(written(new HoodieWriteStat(), "p=7", "0", "0_2.parquet"))
                        .partitions())
                .hasSize(200);
        assertThat(after(written(new HoodieWriteStat(), "p=7", "new", "new_2.parquet"))
                        .partitions())
                .containsOnlyKeys("p=7");
        known.put("p=7", groups(2000));
        assertThat(after(written(new HoodieWriteStat(), "p=7", "0", "0_2.parquet"))
                        .partitions())
                .isEmpty();
    }

    @Test
    void whatThereIsToSeeInAFolder() {
        known.put("p=1", Map.of("a", List.of(file("a_1.parquet"))));

        Map<StoragePath, List<StoragePathInfo>> folders =
                new KnownTable(COMMIT, known).folders(new StoragePath("file:/lake/d/t"));

        assertThat(folders).containsOnlyKeys(new StoragePath("file:/lake/d/t/p=1"));
        assertThat(folders.get(new StoragePath("file:/lake/d/t/p=1")))
                .extracting(info -> info.getPath() + " " + info.getLength())
                .containsExactly("file:/lake/d/t/p=1/a_1.parquet 10");
    }

    private static Map<String, List<KnownFile>> groups(int count) {
        return IntStream.range(0, count)
                .boxed()
                .collect(Collectors.toMap(String::valueOf, group -> List.of(file(group + "_1.parquet"))));
    }

    private KnownTable after(HoodieWriteStat... written) {
        return KnownTable.after(known, listed, List.of(written), COMMIT);
    }

    private static KnownFile file(String name) {
        return new KnownFile(name, 10);
    }

    private static HoodieWriteStat written(HoodieWriteStat stat, String partition, String group, String name) {
        stat.setPartitionPath(partition);
        stat.setFileId(group);
        stat.setPath(partition + "/" + name);
        stat.setFileSizeInBytes(10);
        return stat;
    }
}
