// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** What is known of tables' pasts: which rows of the lake, and which late changes, count no more. */
package io.lakeward.writer.horizon;
