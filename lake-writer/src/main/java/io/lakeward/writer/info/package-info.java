// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** Table info: what the user says of tables, read strictly, and which of it holds for one table. */
package io.lakeward.writer.info;
