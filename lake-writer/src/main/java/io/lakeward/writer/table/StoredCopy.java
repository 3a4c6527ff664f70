// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.io.Serializable;

/** A row that the lake has of a table without a key. */
public record StoredCopy(CopyKey key, long sequence) implements Serializable {}
