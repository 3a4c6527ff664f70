// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** A one-node Kafka for tests and the demo: a container where Docker runs, else a broker in this JVM. */
package io.lakeward.testbed.kafka;
