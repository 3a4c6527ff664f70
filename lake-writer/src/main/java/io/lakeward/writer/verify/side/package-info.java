// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** The two sides that are compared: tables of MySQL, and a table of the lake. */
package io.lakeward.writer.verify.side;
