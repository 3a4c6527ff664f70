// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.stack;

import io.lakeward.demo.options.MySqlOptions;
import io.lakeward.demo.outcome.Mistake;
import io.lakeward.demo.source.Source;
import io.lakeward.demo.source.SourceDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which MySQL server the pipeline reads from. */
public final class Sources {

    private Sources() {}

    /** A server of our own, whose users and passwords are no secret. */
    public static Source own(ChosenPorts ports) {
        return new Source("127.0.0.1", ports.mysql(), new Source.Login("root", "root"), new Source.Login("cdc", "cdc"));
    }

    /** The user's server, checked: it answers, and making the database and dropping it will do no harm there. */
    public static Source borrowed(MySqlOptions options, String ours) {
        Source.Login login = new Source.Login(options.user(), password(options.passwordFile()));
        Source source = new Source(options.host(), options.port(), login, login);
        try (SourceDatabase database = SourceDatabase.open(source)) {
            if (database.exists(ours)) {
                throw new Mistake("MySQL server " + source.address() + " must not have a database " + ours
                        + ": it is made and dropped at the end");
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
