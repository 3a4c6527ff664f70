// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.testbed.deploy;

import java.util.ArrayList;
import java.util.List;

/**
 * One job as somebody would start it.
 *
 * @param place the file that says so
 * @param jar its file name
 * @param arguments what the job's main gets
 */
public record Submission(String place, String jar, String mainClass, List<String> arguments) {
    private static final String PASSWORD_FILE = "--pwdFile";

    public Submission {
        arguments = List.copyOf(arguments);
    }

    /** With the file that this machine has in place of the one that the cluster has. */
    public String[] argumentsWithPasswordIn(String file) {
        List<String> arguments = new ArrayList<>(this.arguments);
        int option = arguments.indexOf(PASSWORD_FILE);
        if (option >= 0) {
            arguments.set(option + 1, file);
        }
        return arguments.toArray(String[]::new);
    }

    @Override
    public String toString() {
        return place + ": " + jar;
    }
}
