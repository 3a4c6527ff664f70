// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.park;

import io.lakeward.writer.table.BrokenMoveException;
import io.lakeward.writer.table.StopException;
import java.util.regex.Pattern;
import org.apache.spark.SparkException;

/** Tells what is the trouble of one table, which is parked, from what is the trouble of the job, which ends. */
public final class Trouble {
    /** Of fewer tables that fail together, each may have its own trouble. */
    private static final int MANY = 3;

    private static final Pattern CANCELLED = Pattern.compile("Job \\S+ cancelled.*", Pattern.DOTALL);

    private Trouble() {}

    /** Whether a failure, whatever table it struck, is none of the table's. */
    public static boolean isOfTheJob(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StopException
                    || cause instanceof BrokenMoveException
                    || cause instanceof VirtualMachineError
                    || cause instanceof LinkageError
                    || cause instanceof InterruptedException
                    || isCancelled(cause)) {
                return true;
            }
        }
        return false;
    }

    /** Whether so many of the tables of a batch failed that it cannot be the tables. */
    public static boolean isOfTheJob(int failed, int written) {
        return failed >= MANY && 2 * failed > written;
    }

    /** As the end of the job does it. */
    private static boolean isCancelled(Throwable cause) {
        return cause instanceof SparkException
                && cause.getMessage() != null
                && CANCELLED.matcher(cause.getMessage()).matches();
    }
}
