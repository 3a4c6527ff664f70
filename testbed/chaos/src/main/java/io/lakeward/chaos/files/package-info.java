// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** The writer's file system, which may have troubles. */
package io.lakeward.chaos.files;
