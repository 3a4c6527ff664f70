// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.info;

/** What becomes of a lake row when its source row is deleted. */
public enum DeletePolicy {
    /** It is deleted too. */
    HARD,
    /** It stays with its last values, marked as deleted. */
    SOFT,
    /** It stays as it is. */
    IGNORE
}
