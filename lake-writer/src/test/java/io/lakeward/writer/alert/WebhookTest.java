// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.writer.alert.Alert.Rule;
import io.lakeward.writer.cli.AlertArgs;
import io.lakeward.writer.cli.AlertArgs.Format;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
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
    void anAlertThatIsRefusedIsSentAgainAndTheEndWaitsForIt() throws Exception {
        try (AlertReceiver receiver = new AlertReceiver(500, 302)) {
            send(receiver.url(), Format.JSON);

            assertThat(receiver.bodies()).hasSize(1);
        }
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
