// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos;

import io.lakeward.chaos.options.ChaosOptions;
import io.lakeward.chaos.report.Report;
import io.lakeward.chaos.run.Chaos;
import io.lakeward.demo.outcome.Failure;
import io.lakeward.demo.outcome.Mistake;
import io.lakeward.demo.show.Console;
import io.lakeward.demo.stack.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code lakeward chaos}: plays, compares, and turns how it ended into an exit code. */
public final class ChaosCommand {

    private static final int OUR_FAULT = 1;
    private static final int USERS_MISTAKE = 2;

    private ChaosCommand() {}

    public static void main(String[] args) {
        Home home = new Home(Path.of(System.getProperty("lakeward.home")));
        boolean terminal = Boolean.getBoolean("lakeward.terminal");
        System.exit(exitCode(List.of(args), home, new Console(System.out, System.err, terminal)));
    }

    private static int exitCode(List<String> args, Home home, Console console) {
        try {
            ChaosOptions options = ChaosOptions.parse(args, home.root().resolve("target/chaos"));
            // The log of this JVM, Spark's above all, is no answer to the user.
            System.setProperty(
                    "lakeward.log", options.workDir().resolve("logs/chaos.log").toString());
            Report report = new Chaos(home, options, console).run();
            // The console is closed by now.
            report.lines().forEach(System.out::println);
            if (options.json()) {
                System.out.println(report.json());
            }
            return report.violations().isEmpty() ? 0 : OUR_FAULT;
        } catch (Mistake e) {
            console.error(e.getMessage());
            return USERS_MISTAKE;
        } catch (Failure e) {
            console.error(e.getMessage());
            return OUR_FAULT;
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
            return OUR_FAULT;
        }
    }
}
