// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.source;

/** The MySQL server and who asks: the demo, which changes rows, and the producer, which only reads. */
public record Source(String host, int port, Login demo, Login producer) {

    /** A user and his password, which is shown nowhere. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }

    public String address() {
        return host + ":" + port;
    }
}
