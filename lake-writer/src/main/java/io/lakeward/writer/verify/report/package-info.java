// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** What was found, for people and programs. */
package io.lakeward.writer.verify.report;
