// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

/** One record on the topic. */
public sealed interface TopicEvent permits ChangeEvent, SchemaEvent, TableReadEvent {
    /** The event's place in time, see {@link EventHeaders#SEQUENCE}. */
    long sequence();
}
