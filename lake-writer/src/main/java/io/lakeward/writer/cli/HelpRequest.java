// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.cli;

/** The user asked for the options, and they are printed: there is nothing to run. */
public final class HelpRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
