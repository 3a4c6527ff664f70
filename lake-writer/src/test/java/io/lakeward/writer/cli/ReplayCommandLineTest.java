// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReplayCommandLineTest {
    private static final List<String> WRITER =
            List.of("-b", "k:9092", "-t", "lakeward", "-g", "s3a://lake", "-c", "s3a://ck");

    @Test
    void optionsAreThoseOfTheWriterAndWhichRecords() {
        ReplayArgs args = parse("--dry-run", "-t", "false", "shop.*", "--json", "crm.customer", "-x", "hoodie.a=b");

        assertThat(args.writer())
                .isEqualTo(WriterCommandLine.parse(
                        Stream.concat(WRITER.stream(), Stream.of("-t", "false", "-x", "hoodie.a=b"))
                                .toList(),
                        Map.of()));
        assertThat(args.tables()).containsExactly("shop.*", "crm.customer");
        assertThat(args.isDry()).isTrue();
        assertThat(args.json()).isTrue();
    }

    @Test
    void namesSelectRecordsByTheirTable() {
        ReplayArgs some = parse("shop.order*", "crm.a[b]\\E");

        assertThat(Stream.of("shop.orders", "shop.order", "shopxorders", "crm.a[b]\\E", "crm.ab", "")
                        .filter(some::isSelected))
                .containsExactly("shop.orders", "shop.order", "crm.a[b]\\E");
        assertThat(parse().isSelected("")).isTrue();
        assertThat(parse().isDry()).isFalse();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("A table must be named as db.table, but was: shop", "shop"),
                mistake("A table must be named as db.table, but was: ", ""),
                mistake("A table must be named as db.table, but was: a.b.c", "a.b.c"),
                mistake("A table must be named as db.table, but was: ../x", "../x"),
                mistake("--maxOffset must be a whole number, but was: many", "--maxOffset", "many"),
                mistake(
                        "--checkpointDir must be given once, but was: s3a://ck and s3a://other",
                        "--checkpointDir",
                        "s3a://other"),
                mistake(
                        "--tableInfoJson must be JSON, or @ and a file, but was: x: the first -m is --tableInfoJson, the"
                                + " second --inlineMax; write --inlineMax x if you mean that",
                        "-m",
                        "x"),
                mistake("Unknown option --dryRun; --help lists the options", "--dryRun"),
                mistake(
                        """
                        2 things must be corrected:
                          - A table must be named as db.table, but was: shop
                          - --trigger must be greater than 0, but was: 0""",
                        "shop",
                        "--trigger=0"));
    }

    private static Arguments mistake(String message, String... arguments) {
        return Arguments.of(message, List.of(arguments));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsToldInOneLine(String message, List<String> arguments) {
        assertThatThrownBy(() -> parse(arguments.toArray(String[]::new)))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }

    @Test
    void whatIsMissingIsToldAtOnce() {
        assertThatThrownBy(() -> ReplayCommandLine.parse(List.of("--json"), Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        """
                        4 things must be corrected:
                          - --sourceTopic must be given
                          - --brokerList must be given
                          - --hudiEventBasePath must be given
                          - --checkpointDir must be given""");
    }

    private static ReplayArgs parse(String... more) {
        List<String> arguments = new ArrayList<>(WRITER);
        arguments.addAll(List.of(more));
        return ReplayCommandLine.parse(arguments, Map.of());
    }
}
