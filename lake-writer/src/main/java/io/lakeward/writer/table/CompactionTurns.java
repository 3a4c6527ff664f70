// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/** Has a table's timeline looked at for compactions only where there may be one to plan or to carry out. */
final class CompactionTurns {
    private final ToIntFunction<WriteTarget> look;
    private final Map<String, Integer> commits = new ConcurrentHashMap<>();

    /** @param look plans a compaction if one is due, see {@link CompactionPlans#scheduleIfDue} */
    CompactionTurns(ToIntFunction<WriteTarget> look) {
        this.look = look;
    }

    /**
     * To be called after each commit of a table, before its next one.
     *
     * @return whether there may be a compaction to carry out: one was planned now, or is under way, or nobody has looked since the job began
     */
    boolean isToLook(WriteTarget target) {
        Integer since = commits.get(target.path());
        if (since != null && since < target.commitsBetweenCompactions() - 1) {
            commits.put(target.path(), since + 1);
            return false;
        }
        commits.put(target.path(), look.applyAsInt(target));
        return true;
    }
}
