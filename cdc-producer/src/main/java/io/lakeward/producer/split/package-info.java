/** Which part of the source is read when and by whom: the connector's source, without its known faults. */
package io.lakeward.producer.split;
