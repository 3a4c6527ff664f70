// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.chaos.schedule.Fault;
import io.lakeward.demo.outcome.Mistake;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChaosOptionsTest {

    private static final Path WORK = Path.of("/work");

    @Test
    void whatIsNotSaidIsFilledIn() {
        assertThat(parse("--seed 7 --minutes 1.5"))
                .isEqualTo(new ChaosOptions(
                        7,
                        Duration.ofSeconds(90),
                        12,
                        Set.of(),
                        false,
                        Optional.empty(),
                        false,
                        WORK.toAbsolutePath()));
    }

    @Test
    void everythingMayBeSaid() {
        // When
        ChaosOptions options =
                parse("--seed=-1 --minutes=2 --tables=30 --faults=writer,taskmanager --ddl --json --work-dir=/x/../y "
                        + "--mysql=h:3307 --user=u --password-file=f");

        // Then
        assertThat(options.seed()).isEqualTo(-1);
        assertThat(options.tables()).isEqualTo(30);
        assertThat(options.faults()).containsExactly(Fault.WRITER, Fault.TASK_MANAGER);
        assertThat(options.hasSchemaChanges()).isTrue();
        assertThat(options.json()).isTrue();
        assertThat(options.workDir()).isEqualTo(Path.of("/y"));
        assertThat(options.mysql())
                .hasValueSatisfying(mysql -> assertThat(mysql.port()).isEqualTo(3307));
    }

    @ParameterizedTest
    @CsvSource({
        "--minutes 1, option --seed is required",
        "--seed 1, option --minutes is required",
        "--seed x --minutes 1, 'option --seed must be a whole number of at most 18 digits, but was: x'",
        "--seed 1 --minutes 0, 'option --minutes must be a number above 0 and up to 1440, but was: 0'",
        "--seed 1 --minutes 1441, 'option --minutes must be a number above 0 and up to 1440, but was: 1441'",
        "--seed 1 --minutes 1 --tables 0, 'option --tables must be a number from 1 to 200, but was: 0'",
        "--seed 1 --minutes 1 --faults mysqld, 'option --faults must be all, none or some of writer,taskmanager,jobmanager,broker,broker-away,mysql,pause,rotation,poison,io-errors,disk-full,second-writer,second-producer, but was: mysqld'",
        "--seed 1 --minutes 1 --user u, option --user must not stand without --mysql",
        "--seed 1 --minuts 1, unknown option: --minuts (did you mean --minutes?)",
    })
    void mistakesAreToldInOneLine(String args, String message) {
        assertThatThrownBy(() -> parse(args)).isInstanceOf(Mistake.class).hasMessage(message);
    }

    private static ChaosOptions parse(String args) {
        return ChaosOptions.parse(List.of(args.split(" ")), WORK);
    }
}
