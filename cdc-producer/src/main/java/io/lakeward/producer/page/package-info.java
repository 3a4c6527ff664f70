/**
 * Tables whose rows are read page by page while the binlog is read: a page's rows go out where the binlog passes the
 * place at which the page was read, less the rows that the binlog has changed before. Only the equality of keys counts,
 * never their order, which only the server knows.
 */
package io.lakeward.producer.page;
