// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.

/** How a mistake of the user is told apart from a failure of ours. */
package io.lakeward.etl.error;
