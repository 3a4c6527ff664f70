// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.catalog;

import io.lakeward.etl.error.UserError;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hudi.common.model.HoodieTableType;
import org.apache.hudi.org.apache.avro.Schema;

/** What a table of the lake says about itself. */
record HudiTable(
        String path,
        HoodieTableType type,
        boolean changeLog,
        List<String> keys,
        List<String> partitions,
        Schema schema) {

    /**
     * What tells a row from all others at any moment of a stream. A row that moves to another partition is deleted there
     * and written here, in files that are read in any order: under its key alone the late delete would take the new row.
     */
    List<String> identity() {
        return Stream.concat(keys.stream(), partitions.stream()).distinct().toList();
    }

    /** Only a table with a change log tells an update from an insert; any other would count a changed row twice. */
    void requireExactStream(String name) {
        if (type != HoodieTableType.COPY_ON_WRITE) {
            throw new UserError(name + " can be read as a stream only if it is a COPY_ON_WRITE table, but was: " + type
                    + "; write it anew as COPY_ON_WRITE with hoodie.table.cdc.enabled=true");
        }
        if (!changeLog) {
            throw new UserError(name + " can be read as a stream only with hoodie.table.cdc.enabled=true, but " + path
                    + " has no change log and would count changed rows twice; write it anew with it");
        }
    }
}
