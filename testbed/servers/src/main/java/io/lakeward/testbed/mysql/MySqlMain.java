// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.testbed.mysql;

import io.lakeward.testbed.local.CommandLine;
import java.io.IOException;
import java.util.List;

/** The embedded server as a process of its own: runs until it is told to stop. */
public final class MySqlMain {

    private MySqlMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        CommandLine.run(args, List.of(), DataFolder::isInstalled, MySqlMain::run);
    }

    private static void run(CommandLine line) throws IOException, InterruptedException {
        EmbeddedMySql server = EmbeddedMySql.start(line.dir(), line.port(), List.of(), () -> {});
        System.out.println("MySQL is ready on 127.0.0.1:" + server.port());
        if (server.awaitUnaskedEnd()) {
            System.err.println("the MySQL server has ended by itself, see its log in " + line.dir());
            System.exit(1);
        }
    }
}
