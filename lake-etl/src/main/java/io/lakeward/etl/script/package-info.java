// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.

/** SQL files as statements that know the line they come from. */
package io.lakeward.etl.script;
