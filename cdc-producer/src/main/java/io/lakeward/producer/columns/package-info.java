/** What a column is, in one spelling, whoever tells it. */
package io.lakeward.producer.columns;
