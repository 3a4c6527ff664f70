// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hudi.client.WriteStatus;

/**
 * What tasks have written.
 *
 * @param listed of partitions that they had to list, the file groups as they were before the commit
 */
record Written(List<WriteStatus> statuses, Map<String, Map<String, List<KnownFile>>> listed) implements Serializable {
    static Written of(List<Written> parts) {
        List<WriteStatus> statuses = new ArrayList<>();
        Map<String, Map<String, List<KnownFile>>> listed = new HashMap<>();
        parts.forEach(part -> {
            statuses.addAll(part.statuses);
            listed.putAll(part.listed);
        });
        return new Written(statuses, listed);
    }
}
