// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

/** The lake follows a topic that is no longer the one of that name. */
public final class AnotherTopicException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AnotherTopicException(String lakeTopicId, String topicId) {
        super("The lake must be written from one topic, but was written from the one with the id " + lakeTopicId
                + ", and this one has the id " + topicId);
    }
}
