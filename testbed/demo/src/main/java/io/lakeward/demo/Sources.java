// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo;

import io.lakeward.demo.options.MySqlOptions;
import io.lakeward.demo.outcome.Mistake;
import io.lakeward.demo.source.Source;
import io.lakeward.demo.source.SourceDatabase;
import io.lakeward.demo.stack.ChosenPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which MySQL server the demo talks to. */
final class Sources {

    private Sources() {}

    /** The demo's own server, whose users and passwords are no secret. */
    static Source own(ChosenPorts ports) {
        return new Source("127.0.0.1", ports.mysql(), new Source.Login("root", "root"), new Source.Login("cdc", "cdc"));
    }

    /** The user's server, checked: it answers, and the demo will do no harm there. */
    static Source borrowed(MySqlOptions options) {
        Source.Login login = new Source.Login(options.user(), password(options.passwordFile()));
        Source source = new Source(options.host(), options.port(), login, login);
        try (SourceDatabase database = SourceDatabase.open(source)) {
            if (database.exists("test_db")) {
                throw new Mistake("MySQL server " + source.address()
                        + " must not have a database test_db: the demo makes it and drops it at the end");
            }
        }
        return source;
    }

    private static String password(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Mistake("password file must be readable, but is not: " + file);
        }
    }
}
