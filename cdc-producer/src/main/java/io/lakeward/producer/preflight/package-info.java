/** Checks of both ends before a job is submitted. */
package io.lakeward.producer.preflight;
