// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.writer.batch.Finding.Kind;
import io.lakeward.writer.info.TableInfoReader;
import io.lakeward.writer.plan.Planner;
import io.lakeward.writer.table.TableType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuarantineReaderTest {
    @Test
    void equalRowsOfOneRecordAreSeveral() {
        String value = "{\"database\":\"d\",\"table\":\"c\",\"isDdl\":false,\"type\":\"INSERT\",\"pkNames\":null,"
                + "\"mysqlType\":{\"id\":\"int\"},\"data\":[{\"id\":\"1\"},{\"id\":\"1\"}]}";
        TopicRecord record = new TopicRecord("topic", 0, 1, 0, null, value.getBytes(UTF_8), Map.of());
        Planner planner = new Planner(TableInfoReader.read("{}", TableType.COW), Map.of());

        Finding found = new QuarantineReader(planner, 0)
                .call(List.of(new BadRecord(record, "d.c", "bad")).iterator())
                .next();

        assertThat(found.kind()).isEqualTo(Kind.COPY);
        assertThat(found.rows()).hasSize(2);
    }
}
