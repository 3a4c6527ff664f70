// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static io.lakeward.writer.Tables.USER;
import static io.lakeward.writer.Tables.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lakeward.event.SchemaChangeKind;
import io.lakeward.writer.alert.AlertReceiver;
import io.lakeward.writer.cli.AlertArgs;
import io.lakeward.writer.cli.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is told of what by the writer. */
class AlertsIT extends OnTopicAndLake {
    private static final JsonMapper JSON = new JsonMapper();

    private AlertReceiver receiver;

    @BeforeEach
    void startReceiver() throws IOException {
        receiver = new AlertReceiver();
        // The changes are from 1970.
        alerts = new AlertArgs(receiver.url(), AlertArgs.Format.JSON, Duration.ofDays(100_000));
    }

    @AfterEach
    void stopReceiver() {
        receiver.close();
    }

    @Test
    void troublesAndTheirEndsAreTold() throws Exception {
        Path info = work.resolve("info.json");
        String stop = "{\"tableInfo\":[{\"database\":\"d\",\"table\":\"user\",\"truncate\":\"stop\"}]}";
        Files.writeString(info, stop);
        tableInfo = "@" + info;

        whileRunning("checkpoint", Map.of(), stream -> {
            feed.begin()
                    .insert(USER, 1, row("id:1", "name:a"))
                    .insert(USER, 2, row("id:'no number'", "name:secret"))
                    .statement(SchemaChangeKind.TRUNCATE, USER.table(), null, false, 10)
                    .insert(USER, 11, row("id:2", "name:b"))
                    .commit();
            stream.processAllAvailable();
            Files.writeString(info, stop.replace("stop", "follow"));
            await().atMost(Duration.ofMinutes(2)).until(() -> told().size() >= 3);
        });

        assertThat(told())
                .containsExactlyInAnyOrder(
                        "LakewardQuarantineGrows firing d.user",
                        "LakewardTableParked firing d.user",
                        "LakewardTableParked resolved d.user");
        assertThat(receiver.bodies()).noneMatch(body -> body.contains("secret") || body.contains("no number"));
    }

    @Test
    void theEndOfTheJobIsTold() throws Exception {
        maxQuarantined = 0;
        feed.begin().insert(USER, 1, row("id:'no number'", "name:a")).commit();

        assertThatThrownBy(this::runAsJob).isInstanceOf(UsageException.class);

        assertThat(told()).contains("LakewardWriterEnded firing ");
        assertThat(receiver.bodies()).anyMatch(body -> body.contains("--maxQuarantined"));
    }

    private List<String> told() throws IOException {
        List<String> told = new ArrayList<>();
        for (String body : receiver.bodies()) {
            JsonNode alert = JSON.readTree(body);
            assertThat(alert.path("message").asText()).isNotBlank();
            told.add(alert.path("alert").asText() + " " + alert.path("status").asText() + " "
                    + alert.path("table").asText());
        }
        return told;
    }
}
