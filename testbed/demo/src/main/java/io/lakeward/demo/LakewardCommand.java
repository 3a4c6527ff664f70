// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo;

import io.lakeward.demo.options.DemoOptions;
import io.lakeward.demo.outcome.Failure;
import io.lakeward.demo.outcome.Mistake;
import io.lakeward.demo.show.Console;
import io.lakeward.demo.stack.Home;
import io.lakeward.demo.work.WorkFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The one command: finds the sub-command, and turns how it ended into an exit code. */
public final class LakewardCommand {

    private static final int OUR_FAULT = 1;
    private static final int USERS_MISTAKE = 2;

    private LakewardCommand() {}

    public static void main(String[] args) {
        Home home = new Home(Path.of(System.getProperty("lakeward.home")));
        Console console = new Console(System.out, System.err, Boolean.getBoolean("lakeward.terminal"));
        System.exit(exitCode(List.of(args), home, console));
    }

    private static int exitCode(List<String> args, Home home, Console console) {
        try {
            run(args, home, console);
            return 0;
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

    private static void run(List<String> args, Home home, Console console) throws IOException {
        String command = args.isEmpty() ? "" : args.get(0);
        List<String> rest = args.subList(Math.min(1, args.size()), args.size());
        switch (command) {
            case "demo" -> demo(home, DemoOptions.parse(rest, home.defaultWorkDir()), console);
            case "--version" -> console.line(
                    "lakeward " + LakewardCommand.class.getPackage().getImplementationVersion());
            case "down" -> new Down(new WorkFolder(DemoOptions.parseDown(rest, home.defaultWorkDir())), console).run();
            default -> throw new Mistake("unknown command: " + command);
        }
    }

    private static void demo(Home home, DemoOptions options, Console console) throws IOException {
        // The log of this JVM, Spark's above all, is no answer to the user.
        System.setProperty(
                "lakeward.log", options.workDir().resolve("logs/demo.log").toString());
        new Demo(home, options, console).run();
    }
}
