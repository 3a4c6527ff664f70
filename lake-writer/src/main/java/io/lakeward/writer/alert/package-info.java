// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** Tells people by a webhook when they should look. */
package io.lakeward.writer.alert;
