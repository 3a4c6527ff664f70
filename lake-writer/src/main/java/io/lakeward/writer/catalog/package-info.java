// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** What tells a catalog (Hive metastore, HiveServer2, AWS Glue) of the lake's tables, beside the commits. */
package io.lakeward.writer.catalog;
