// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.source;

import com.mysql.cj.jdbc.Driver;
import io.lakeward.producer.cli.Args;
import java.io.Serial;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/** How the server is reached for what is not read through the connector. */
public final class MySqlLogin implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private static final String TIMEOUT_MILLIS = "10000";

    private final String address;
    private final Properties properties = new Properties();

    private MySqlLogin(Args args) {
        this.address = args.mysql().toString();
        properties.setProperty("user", args.username());
        properties.setProperty("password", args.password().value());
        properties.setProperty("connectTimeout", TIMEOUT_MILLIS);
        properties.setProperty("socketTimeout", TIMEOUT_MILLIS);
        properties.setProperty("queryInterceptors", BinaryLogStatus.class.getName());
        args.tls().ifPresent(tls -> properties.putAll(Tls.jdbc(tls)));
    }

    public static MySqlLogin of(Args args) {
        return new MySqlLogin(args);
    }

    /** Not by DriverManager, which does not see a driver that a cluster loads with the job. */
    public Connection connect() throws SQLException {
        return new Driver().connect("jdbc:mysql://" + address + "/", properties);
    }

    /** Host and port. */
    public String address() {
        return address;
    }
}
