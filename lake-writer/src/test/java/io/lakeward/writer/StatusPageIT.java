// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static io.lakeward.writer.Tables.USER;
import static io.lakeward.writer.Tables.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lakeward.writer.cli.KafkaArgs;
import io.lakeward.writer.cli.StatusArgs;
import io.lakeward.writer.cli.UsageException;
import io.lakeward.writer.status.StatusPage;
import java.awt.image.BufferedImage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.junit.jupiter.api.Test;

/** The page that the writer shows. */
class StatusPageIT extends OnTopicAndLake {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int BARS = 0x7aa7e0;

    private final long millis = Instant.now().toEpochMilli();

    @Test
    void whatABrowserShowsIsTheStatus() throws Exception {
        Optional<Browser> browser = Browser.find(Files.createDirectory(work.resolve("browser")));
        assumeTrue(browser.isPresent(), "NOT LOOKED AT in a browser: there is no chromium");
        writeSome();

        try (StatusPage page = open()) {
            String shown = browser.get().page(url(page, "/"));
            assertThat(shown)
                    .contains("<h1 class=\"bad\">NOT WELL: 1 things to look at in 1 tables")
                    .contains("<td>d.user</td><td class=\"number\">2</td>")
                    .contains("<title>2 changes");
            BufferedImage picture = browser.get().picture(url(page, "/"));
            assertThat(pixels(picture, BARS)).as("the chart's bars").isGreaterThan(50);
        }
    }

    @Test
    void programsReadItAsJson() throws Exception {
        writeSome();

        try (StatusPage page = open()) {
            JsonNode json = new JsonMapper().readTree(get(page, "/status.json").body());
            assertThat(json.get("well").booleanValue()).isFalse();
            assertThat(json.at("/tables/0/rows").longValue()).isEqualTo(2);

            HttpResponse<String> html = get(page, "/");
            assertThat(html.statusCode()).isEqualTo(200);
            assertThat(html.headers().firstValue("Content-Security-Policy"))
                    .hasValue("default-src 'none'; style-src 'unsafe-inline'");
            assertThat(get(page, "/../etc/passwd").statusCode()).isEqualTo(404);
            HttpRequest post = HttpRequest.newBuilder(URI.create(url(page, "/")))
                    .POST(HttpRequest.BodyPublishers.ofString("x"))
                    .build();
            assertThat(CLIENT.send(post, HttpResponse.BodyHandlers.discarding()).statusCode())
                    .isEqualTo(405);
        }
    }

    @Test
    void beforeTheFirstCommitItSaysSo() throws Exception {
        try (StatusPage page = open()) {
            HttpResponse<String> html = get(page, "/");

            assertThat(html.statusCode()).isEqualTo(503);
            assertThat(html.body()).contains("wait for the first commit");
            assertThat(get(page, "/status.json").body())
                    .startsWith("{\"well\":false,\"problem\":\"The lake must have a table");
        }
    }

    @Test
    void aPortThatIsTakenIsToldInOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            statusPage = new InetSocketAddress(taken.getInetAddress(), taken.getLocalPort());

            assertThatThrownBy(this::runAsJob)
                    .isInstanceOf(UsageException.class)
                    .hasMessageMatching(
                            "--statusPage must be an address of this machine and a free port, but \\S+ is not: .+");
        }
    }

    private void writeSome() throws Exception {
        feed.begin()
                .insert(USER, (millis << 20) + 1, row("id:1", "name:a"))
                .insert(USER, (millis << 20) + 2, row("id:2", "name:b"))
                .insert(USER, (millis << 20) + 3, row("id:'no number'", "name:c"))
                .commit();
        whileRunning("checkpoint", Map.of(), StreamingQuery::processAllAvailable);
    }

    private StatusPage open() {
        StatusArgs what = new StatusArgs(
                new KafkaArgs(kafka.brokers(), Map.of()),
                topic,
                home() + "lake",
                Optional.empty(),
                true,
                false,
                Optional.empty());
        return StatusPage.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                what,
                LakeAccess.storage(),
                LakeAccess.requireTopic(kafka, topic));
    }

    private static String url(StatusPage page, String path) {
        return "http://" + page.address() + path;
    }

    private static HttpResponse<String> get(StatusPage page, String path) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(url(page, path))).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static long pixels(BufferedImage picture, int colour) {
        return IntStream.range(0, picture.getWidth() * picture.getHeight())
                .filter(at -> (picture.getRGB(at % picture.getWidth(), at / picture.getWidth()) & 0xffffff) == colour)
                .count();
    }
}
