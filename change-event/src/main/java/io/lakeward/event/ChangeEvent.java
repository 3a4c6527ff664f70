// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

/**
 * A change of one row.
 *
 * @param before the row before the change; null for a read and a create
 * @param after the row after the change; null for a delete
 * @param sourceMillis when the source committed the change, in milliseconds since the epoch; 0 for a snapshot row
 * @param readMillis when the producer read the change, in milliseconds since the epoch
 */
public record ChangeEvent(
        TableSchema schema,
        Operation operation,
        EventRow before,
        EventRow after,
        long sequence,
        long sourceMillis,
        long readMillis)
        implements TopicEvent {
    public ChangeEvent {
        requireRow(after, operation != Operation.DELETE, "after", operation);
        requireRow(before, operation == Operation.UPDATE || operation == Operation.DELETE, "before", operation);
    }

    private static void requireRow(EventRow row, boolean required, String name, Operation operation) {
        if (required && row == null) {
            throw new EventFormatException(
                    "A change with operation " + operation.code() + " must have the row '" + name + "', but has none");
        }
    }
}
