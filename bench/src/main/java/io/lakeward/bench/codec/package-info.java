// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
/** The two hot codecs, a change to bytes and bytes to a row, each measured alone by JMH. */
package io.lakeward.bench.codec;
