// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.catalog;

import org.apache.hudi.common.util.PartitionPathEncodeUtils;

/**
 * A partition of a lake table.
 *
 * @param path its folder, {@code field=value}, as the lake has it
 */
record PartitionPath(String path) {

    /** As catalogs know it. */
    String value() {
        return PartitionPathEncodeUtils.unescapePathName(path.substring(path.indexOf('=') + 1));
    }
}
