/** What a statement does to tables and their rows; knows no connection. */
package io.lakeward.producer.ddl;
