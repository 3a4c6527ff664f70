/** Which tables are read, and how: the MySQL source and its driver. */
package io.lakeward.producer.source;
