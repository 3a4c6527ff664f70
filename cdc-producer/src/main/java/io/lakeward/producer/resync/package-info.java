/** Tables that are read again on request: the topic that requests travel by, and the command that makes them. */
package io.lakeward.producer.resync;
