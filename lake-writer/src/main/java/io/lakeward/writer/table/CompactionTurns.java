// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hudi.common.engine.HoodieEngineContext;

/** Plans the compactions of tables, and looks at a table's timeline for that only where there may be one to plan or to carry out. */
final class CompactionTurns {
    private final HoodieEngineContext context;
    private final Map<String, Integer> commitsToGo = new ConcurrentHashMap<>();

    CompactionTurns(HoodieEngineContext context) {
        this.context = context;
    }

    /**
     * To be called after each commit of a table, before its next one.
     *
     * @return whether there may be a compaction to carry out: one was planned now, or is under way, or nobody has looked since the job began
     */
    boolean isToLook(WriteTarget target) {
        Integer left = commitsToGo.computeIfPresent(target.path(), (path, commits) -> commits - 1);
        if (left != null && left > 0) {
            return false;
        }
        commitsToGo.put(target.path(), CompactionPlans.scheduleIfDue(target.config(), context));
        return true;
    }
}
