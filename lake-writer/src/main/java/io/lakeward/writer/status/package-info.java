// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** Says how the pipeline is, from the topic and the lake's own commits. */
package io.lakeward.writer.status;
