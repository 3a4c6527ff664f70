/** From the job into the topic, exactly once. */
package io.lakeward.producer.sink;
