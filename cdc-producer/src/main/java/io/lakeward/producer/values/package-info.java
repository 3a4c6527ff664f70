/** Values as MySQL has them, the same by snapshot and by binlog: what the driver and Debezium would lose is kept here. */
package io.lakeward.producer.values;
