// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lakeward.writer.alert.Alert.Rule;
import io.lakeward.writer.cli.AlertArgs;
import io.lakeward.writer.cli.AlertArgs.Format;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookTest {
    private static final Alert ALERT =
            Alert.firing(Rule.TABLE_PARKED, "d.user", "Table d.user is parked: a < b & c", Instant.EPOCH);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "JSON     | {\"alert\":\"LakewardTableParked\",\"status\":\"firing\",\"topic\":\"cdc\",\"table\":\"d.user\","
                        + "\"message\":\"Table d.user is parked: a < b & c\",\"time\":\"1970-01-01T00:00:00Z\"}",
                "SLACK    | {\"text\":\"lakeward cdc: firing: Table d.user is parked: a &lt; b &amp; c\"}",
                "DINGTALK | {\"msgtype\":\"text\",\"text\":{\"content\":\"lakeward cdc: firing: Table d.user is parked:"
                        + " a < b & c\"}}",
            })
    void whatIsPostedIsWhatTheOtherSideReads(Format format, String body) throws Exception {
        try (AlertReceiver receiver = new AlertReceiver()) {
            send(receiver.url(), format);

            assertThat(receiver.bodies()).containsExactly(body);
        }
    }

    @Test
    void anAlertThatIsRefusedIsSentAgainBeforeTheNextOne() throws Exception {
        try (AlertReceiver receiver = new AlertReceiver(500, 302)) {
            Alert later = Alert.resolved(Rule.TABLE_PARKED, "d.user", "It is back", Instant.EPOCH);
            try (Webhook webhook = new Webhook(new AlertArgs(receiver.url(), Format.JSON, Duration.ZERO), "cdc")) {
                webhook.send(ALERT);
                webhook.send(later);
                await().until(() -> receiver.bodies().size() == 2);
            }

            assertThat(receiver.bodies().get(0)).contains("firing");
            assertThat(receiver.bodies().get(1)).contains("resolved");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'errcode':0,'errmsg':'ok'}             | ",
                "{'errcode':310000,'errmsg':'keywords'}  | errcode 310000",
                "<html>                                  | no JSON"
            })
    void dingTalkSaysInItsAnswerWhetherItHasTaken(String answer, String problem) {
        assertThat(AlertBody.refusal(answer.replace('\'', '"'), Format.DINGTALK))
                .isEqualTo(Optional.ofNullable(problem));
        assertThat(AlertBody.refusal(answer, Format.SLACK)).isEmpty();
    }

    @Test
    void nobodyAtTheOtherSideIsNoFailure() throws Exception {
        URI url;
        try (AlertReceiver gone = new AlertReceiver()) {
            url = gone.url();
        }

        send(url, Format.JSON);
    }

    private static void send(URI url, Format format) {
        try (Webhook webhook = new Webhook(new AlertArgs(url, format, Duration.ZERO), "cdc")) {
            webhook.send(ALERT);
        }
    }
}
