// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.lakeward.event.TableId;
import java.io.Serializable;

/**
 * A row of the source, by what all its changes on the topic have in common.
 *
 * @param key the bytes of the key, each as a character
 */
record RowId(TableId source, int partition, String key) implements Serializable {
    static RowId of(RawChange change) {
        return new RowId(change.schema().table(), change.record().partition(), text(change.key()));
    }

    static String text(byte[] key) {
        return new String(key, ISO_8859_1);
    }
}
