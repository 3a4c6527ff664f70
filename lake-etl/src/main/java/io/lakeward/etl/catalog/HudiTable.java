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

    /**
     * Of a copy-on-write table only the change log tells an update from an insert: without it a changed row would be
     * counted twice. Of merge-on-read tables those of lake-writer are known to log whole rows, each in its own file group.
     */
    void requireExactStream(String name) {
        if (type == HoodieTableType.MERGE_ON_READ && schema.getField(Columns.SEQUENCE) == null) {
            throw new UserError(
                    name + " can be read as a stream only if lake-writer wrote it, or as a COPY_ON_WRITE table, but "
                            + path + " is a MERGE_ON_READ table without the column " + Columns.SEQUENCE
                            + "; write it anew as COPY_ON_WRITE with hoodie.table.cdc.enabled=true");
        }
        if (type == HoodieTableType.COPY_ON_WRITE && !changeLog) {
            throw new UserError(name + " can be read as a stream only with hoodie.table.cdc.enabled=true, but " + path
                    + " has no change log and would count changed rows twice; write it anew with it");
        }
    }
}
