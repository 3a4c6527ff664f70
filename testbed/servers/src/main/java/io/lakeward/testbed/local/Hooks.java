// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.testbed.local;

/** Shutdown hooks that may be removed at any time, even from another hook. */
public final class Hooks {

    private Hooks() {}

    public static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook runs, or has run, and whoever asked goes on.
            return;
        }
    }
}
