// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.catalog;

import java.util.function.Supplier;

/**
 * Lets Hadoop find its file systems and settings in the job's jar. It asks the thread for a class loader, once for all,
 * and the threads of Flink's SQL client know the client's own classes only.
 */
final class OwnClasses {

    private OwnClasses() {}

    static <T> T with(Supplier<T> action) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(OwnClasses.class.getClassLoader());
        try {
            return action.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
