// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** Spark SQL expressions over one row at a time, outside of any query: analysed once, compiled, applied to Avro rows. */
package io.lakeward.writer.sql;
