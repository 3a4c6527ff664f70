// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** Reads what the files of deploy/ and the READMEs would submit, so that each job's tests can hold it against the job. */
package io.lakeward.testbed.deploy;
