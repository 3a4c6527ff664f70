// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import io.lakeward.writer.alert.Alerts;
import io.lakeward.writer.batch.CatchUpThreads;
import io.lakeward.writer.batch.TablePool;
import io.lakeward.writer.catalog.LakeCatalog;
import io.lakeward.writer.table.Compactor;
import io.lakeward.writer.table.WriterLease;

/** What the stream works with, and who started it gives back at its end. */
record WriterTools(
        WriterLease lease,
        TablePool pool,
        Compactor compactor,
        CatchUpThreads catchUpThreads,
        LakeCatalog catalog,
        Alerts alerts) {}
