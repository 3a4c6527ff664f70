// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.stack;

import java.util.List;

/** Which database is carried, and what the writer is told beyond where to read and write. */
public record Pipeline(String database, List<String> writerOptions) {}
