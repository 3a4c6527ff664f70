// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import java.io.Serial;
import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/** What no restart mends: the job fails at once. The message says what, where and what to do. */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
public final class UnrecoverableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public UnrecoverableException(String message) {
        super(message);
    }

    public UnrecoverableException(String message, Throwable cause) {
        super(message, cause);
    }
}
