// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** How far the snapshot is, as metrics and in the log. */
package io.lakeward.producer.progress;
