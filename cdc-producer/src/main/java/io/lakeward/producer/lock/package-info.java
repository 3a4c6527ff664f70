// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** One producer for each topic. */
package io.lakeward.producer.lock;
