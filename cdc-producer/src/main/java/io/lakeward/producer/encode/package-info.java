/** From the source's records to the bytes on the topic. The only room that knows Debezium's forms. */
package io.lakeward.producer.encode;
