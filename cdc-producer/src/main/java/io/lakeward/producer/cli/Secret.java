// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.cli;

/** A value that must not be shown: it prints as stars. */
public record Secret(String value) {
    @Override
    public String toString() {
        return "****";
    }
}
