// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.info;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's reference of table info has the keys that are read, and no others. */
class TableInfoReferenceTest {
    private static final Pattern KNOWN = Pattern.compile("\\(([a-zA-Z, ]+)\\)");
    private static final Pattern QUOTED = Pattern.compile("`([a-zA-Z]+)`");

    @Test
    void ofAnEntry() throws IOException {
        String table = between("| key | what | without it |\n", "\n\n");

        assertThat(table.lines().skip(1).map(line -> line.substring(2, line.indexOf(" | "))))
                .flatExtracting(TableInfoReferenceTest::quoted)
                .containsExactlyInAnyOrderElementsOf(
                        known("{\"tableInfo\":[{\"database\":\"d\",\"table\":\"t\",\"none\":1}]}"));
    }

    @Test
    void ofTheDefaults() throws IOException {
        assertThat(quoted(between("`defaults` may hold ", " for all tables")))
                .containsExactlyInAnyOrderElementsOf(known("{\"defaults\":{\"none\":1}}"));
    }

    private static String between(String begin, String end) throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        int from = readme.indexOf(begin) + begin.length();
        return readme.substring(from, readme.indexOf(end, from));
    }

    private static List<String> quoted(String text) {
        return QUOTED.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** As the message about a key that is none of them tells. */
    private static List<String> known(String info) {
        Matcher keys = KNOWN.matcher(
                catchThrowable(() -> TableInfoReader.read(info, null)).getMessage());
        MatchResult found = keys.results().findFirst().orElseThrow();
        return List.of(found.group(1).split(", "));
    }
}
