// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/**
 * Topics that others wrote: Debezium, Canal and Maxwell JSON. Their changes become what the contract on the topic has, so
 * that all that follows is the same for every writer. No I/O.
 */
package io.lakeward.writer.foreign;
