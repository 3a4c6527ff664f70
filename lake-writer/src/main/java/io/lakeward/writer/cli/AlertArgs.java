// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Where alerts are posted.
 *
 * @param url never shown: chat services let in whoever knows it
 * @param lag how far behind a batch may be
 */
public record AlertArgs(URI url, Format format, Duration lag) {
    static final String URL_VARIABLE = "LAKEWARD_ALERT_URL";

    private static final String URL_FILE = "alertUrlFile";
    private static final String FORMAT = "alertFormat";
    private static final String LAG = "alertLag";
    private static final long DEFAULT_LAG = 900;

    /** What the other side reads. */
    public enum Format {
        JSON,
        SLACK,
        DINGTALK
    }

    static void name(NamedOptions options) {
        options.value(URL_FILE, "file with the URL that alerts are posted to; or set " + URL_VARIABLE);
        options.value(FORMAT, "what is posted there: json (default), slack or dingtalk");
    }

    static void nameLag(NamedOptions options) {
        options.value(LAG, "seconds that a batch may be behind before it is an alert (" + DEFAULT_LAG + ")");
    }

    /** Empty if nobody is to be told. */
    static Optional<AlertArgs> read(OptionValues values, Map<String, String> environment) {
        Optional<String> url = values.secret(URL_FILE, URL_VARIABLE, environment);
        Format format = values.choice(FORMAT, Format.JSON);
        Duration lag = Duration.ofSeconds(values.number(LAG, DEFAULT_LAG, Integer.MAX_VALUE));
        if (url.isEmpty() && !values.has(URL_FILE) && (values.has(FORMAT) || values.has(LAG))) {
            values.problem("A URL for alerts must be in " + URL_VARIABLE + ", or in the file of --" + URL_FILE
                    + ", for --" + FORMAT + " and --" + LAG);
        }
        return url.flatMap(text -> uri(text, values)).map(uri -> new AlertArgs(uri, format, lag));
    }

    private static Optional<URI> uri(String text, OptionValues values) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("(?i)https?")) {
                return Optional.of(uri);
            }
        } catch (URISyntaxException e) {
            // Its message shows the URL.
        }
        values.problem(
                "The URL for alerts must be one that begins with https:// or http:// and a host, but is not; it is"
                        + " not shown, because it may be a secret");
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "AlertArgs[" + format + "]";
    }
}
