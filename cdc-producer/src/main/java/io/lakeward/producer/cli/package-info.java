/** What the user may ask for, and how mistakes are told. */
package io.lakeward.producer.cli;
