// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.options;

import io.lakeward.demo.outcome.Mistake;
import java.nio.file.Path;
import java.util.Optional;

/** A MySQL server that runs already, which shall be used instead of one of our own. */
public record MySqlOptions(String host, int port, String user, Path passwordFile) {

    public static Optional<MySqlOptions> from(Arguments arguments) {
        Optional<String> address = arguments.value("--mysql");
        if (address.isEmpty()) {
            refuse(arguments, "--user");
            refuse(arguments, "--password-file");
            return Optional.empty();
        }
        if (arguments.has("--mysql-port")) {
            throw new Mistake("option --mysql-port is for the demo's own server and must not stand beside --mysql");
        }
        int colon = address.get().lastIndexOf(':');
        String host = colon < 0 ? address.get() : address.get().substring(0, colon);
        String port = colon < 0 ? "3306" : address.get().substring(colon + 1);
        if (host.isBlank() || !port.matches("[0-9]{1,5}")) {
            throw new Mistake("option --mysql must be HOST:PORT, but was: " + address.get());
        }
        return Optional.of(new MySqlOptions(
                host,
                Integer.parseInt(port),
                required(arguments, "--user"),
                Path.of(required(arguments, "--password-file"))));
    }

    private static String required(Arguments arguments, String name) {
        return arguments.value(name).orElseThrow(() -> new Mistake("option " + name + " is required with --mysql"));
    }

    private static void refuse(Arguments arguments, String name) {
        if (arguments.has(name)) {
            throw new Mistake("option " + name + " must not stand without --mysql");
        }
    }
}
