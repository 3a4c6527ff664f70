// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableSchema;
import io.lakeward.writer.plan.Planner;
import java.util.List;

/** What table info says by now. */
public interface Plans {
    /** Asked once for each batch. */
    Planner current();

    /** Tells of the tables of a batch, so that later table info is held against them. */
    void seen(List<TableSchema> tables);
}
