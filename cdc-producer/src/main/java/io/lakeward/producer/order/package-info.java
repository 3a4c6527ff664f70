/** The place of each record in time. */
package io.lakeward.producer.order;
