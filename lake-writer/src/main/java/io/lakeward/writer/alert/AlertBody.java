// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakeward.writer.cli.AlertArgs.Format;
import java.util.Optional;

/** An alert as the other side reads it. */
final class AlertBody {
    private static final JsonMapper JSON = new JsonMapper();

    private AlertBody() {}

    /** @param topic says which pipeline it is */
    static String of(Alert alert, Format format, String topic) {
        ObjectNode body = JSON.createObjectNode();
        switch (format) {
            case SLACK -> body.put("text", escaped(line(alert, topic)));
            case DINGTALK -> body.put("msgtype", "text").putObject("text").put("content", line(alert, topic));
            default -> body.put("alert", alert.rule().title())
                    .put("status", alert.status())
                    .put("topic", topic)
                    .put("table", alert.about())
                    .put("message", alert.message())
                    .put("time", alert.time().toString());
        }
        return body.toString();
    }

    /** Why the other side has not taken an alert, though it answered: DingTalk says so in its answer's body alone. */
    static Optional<String> refusal(String answer, Format format) {
        if (format != Format.DINGTALK) {
            return Optional.empty();
        }
        try {
            int code = JSON.readTree(answer).path("errcode").asInt(-1);
            return code == 0 ? Optional.empty() : Optional.of("errcode " + code);
        } catch (JsonProcessingException e) {
            return Optional.of("no JSON");
        }
    }

    private static String line(Alert alert, String topic) {
        return "lakeward " + topic + ": " + alert.status() + ": " + alert.message();
    }

    /** What Slack takes for markup. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
