// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import scala.collection.JavaConverters;
import scala.runtime.BoxedUnit;

/** The options of verify: the names are those of the producer and the writer. */
public final class VerifyCommandLine {
    static final String PASSWORD_VARIABLE = "LAKEWARD_MYSQL_PASSWORD";

    private static final long SETTLE = 180;
    private static final long TIMEOUT = 3600;
    private static final long SHOWN = 20;
    private static final long MOST_SHOWN = 10_000;
    private static final int PORT = 3306;
    private static final int MOST_PORT = 65_535;

    private enum SslMode {
        DISABLED,
        PREFERRED,
        REQUIRED
    }

    private final List<String> tables = new ArrayList<>();
    private final Map<String, String> environment;
    private final OptionValues values = new OptionValues(new ShortNames(List.of(), Set.of()));

    private VerifyCommandLine(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * @param environment the process's variables; the password may stand there
     * @throws UsageException with everything that is wrong
     */
    public static VerifyArgs parse(List<String> arguments, Map<String, String> environment) {
        VerifyCommandLine line = new VerifyCommandLine(environment);
        line.new Options().parse(JavaConverters.asScalaBuffer(arguments).toSeq(), BoxedUnit.UNIT);
        return line.read();
    }

    private VerifyArgs read() {
        TableNames.check(tables, values);
        VerifyArgs args = new VerifyArgs(
                KafkaArgs.read(values),
                values.required("sourceTopic"),
                values.required("hudiEventBasePath"),
                values.tableInfo(),
                new VerifyArgs.SourceArgs(
                        address(),
                        values.required("username"),
                        password(),
                        values.choice("mysqlSslMode", SslMode.PREFERRED).name()),
                tables,
                Duration.ofSeconds(values.number("settle", 0, SETTLE, Integer.MAX_VALUE)),
                Duration.ofSeconds(values.number("timeout", TIMEOUT, Integer.MAX_VALUE)),
                (int) values.number("show", SHOWN, MOST_SHOWN),
                values.has("repair"),
                values.has("json"),
                values.file("html"),
                AlertArgs.read(values, environment));
        values.requireSound();
        return args;
    }

    private String address() {
        String host = values.required("host");
        int colon = host.lastIndexOf(':');
        if (colon < 0 || host.endsWith("]")) {
            return host + ":" + PORT;
        }
        String port = host.substring(colon + 1);
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > MOST_PORT || colon == 0) {
            values.problem("host", "must be host or host:port");
        }
        return host;
    }

    private String password() {
        Optional<String> password = values.secret("pwdFile", PASSWORD_VARIABLE, environment);
        if (password.isEmpty() && !values.has("pwdFile")) {
            values.problem("The password of MySQL must be in " + PASSWORD_VARIABLE + ", or in the file of --pwdFile");
        }
        return password.orElse("");
    }

    private final class Options extends NamedOptions {
        Options() {
            super("lakeward verify", values);
            KafkaArgs.name(this);
            value('t', "sourceTopic", "the topic that cdc-producer writes");
            value('g', "hudiEventBasePath", "base path of the lake");
            value('m', "tableInfoJson", "table info of lake-writer: JSON, or @ and a JSON or YAML file");
            value('h', "host", "MySQL server, host[:port]");
            value('u', "username", "MySQL user, who may read the tables");
            value("pwdFile", "file with its password; or set " + PASSWORD_VARIABLE);
            value("mysqlSslMode", "TLS to MySQL: DISABLED, PREFERRED (default) or REQUIRED");
            value("settle", "seconds after which a change must be on the topic (" + SETTLE + ")");
            value("timeout", "seconds after which a table that is not settled is not verified (" + TIMEOUT + ")");
            value("show", "how many differing rows are shown of a table (" + SHOWN + ")");
            flag("repair", "has the producer read differing tables again, and compares them again");
            flag("json", "the result as one JSON object on the last line, too");
            value("html", "a file for the report as a web page");
            AlertArgs.name(this);
            tables("source tables, * stands for any letters; else all that the lake has", tables);
            help("help").text("prints this");
        }
    }
}
