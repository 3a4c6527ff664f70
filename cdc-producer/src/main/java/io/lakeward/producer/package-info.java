/** Stage 1: whole MySQL databases into one Kafka topic, a Flink DataStream job. */
package io.lakeward.producer;
