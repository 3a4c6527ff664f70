// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.catalog;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.table.TableSchemaResolver;
import org.apache.hudi.common.table.timeline.HoodieActiveTimeline;
import org.apache.hudi.common.table.timeline.HoodieTimeline;
import org.apache.hudi.common.util.CleanerUtils;
import org.apache.hudi.org.apache.avro.Schema;
import org.apache.hudi.util.StreamerUtil;

/** Ends the job, without restarts, where going on would leave changes out or read them wrong. */
final class SourceGuard implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final Configuration conf;
    private final boolean isLogged;
    private String plannedSchema;

    /** Everything up to this commit has been read. */
    private String position;

    private transient HoodieTableMetaClient metaClient;
    private transient String checked;

    SourceGuard(String name, Configuration conf, String plannedSchema) {
        this.name = name;
        this.conf = conf;
        this.isLogged = ChangeSource.isLogged(conf);
        this.plannedSchema = plannedSchema;
    }

    String plannedSchema() {
        return plannedSchema;
    }

    /** A job that resumes holds in its state what it was first planned with. */
    void plannedWith(String schema) {
        plannedSchema = schema;
    }

    /** State that another plan has left may fit and yet mean something else. */
    void requireSamePlan(String before, String now) {
        if (!before.equals(now)) {
            stop(
                    "the job resumes what other scripts have left in its state, or the same over other columns; resume with"
                            + " the scripts as they were, or start these with --rebuild");
        }
    }

    void resumeAfter(String commit) {
        position = commit;
        check();
    }

    /** Nothing that the job is still to read is of this commit, or one before it. */
    void hasRead(String commit) {
        position = commit;
    }

    /** Looks at a state of the table only once. */
    void check() {
        if (metaClient == null) {
            metaClient = StreamerUtil.createMetaClient(conf);
        }
        var commits = changes(metaClient.reloadActiveTimeline()).filterCompletedInstants();
        var last = commits.lastInstant().map(instant -> instant.getTimestamp()).orElse("");
        if (last.equals(checked)) {
            return;
        }
        if (position != null) {
            requireNoGap(commits, position);
            requireNotCleaned(commits, position);
        }
        SchemaChange.find(new Schema.Parser().parse(plannedSchema), schema())
                .ifPresent(change -> stop(change + ", and what the job holds in its state is of the old type; have the"
                        + " table read again (lakeward resync " + name
                        + "), so that all of its files are of the new type,"
                        + " then start the job anew with --rebuild"));
        checked = last;
        position = last;
    }

    /** Those that are read: a compaction changes no row. */
    private HoodieTimeline changes(HoodieActiveTimeline timeline) {
        return isLogged ? timeline.getDeltaCommitTimeline() : timeline.getCommitsTimeline();
    }

    private void requireNoGap(HoodieTimeline commits, String after) {
        if (commits.isBeforeTimelineStarts(after)) {
            stop("its changes after commit " + after
                    + " are no longer there: the job was away longer than they are kept,"
                    + " or the table was made anew; start the job anew with --rebuild");
        }
    }

    private void requireNotCleaned(HoodieTimeline commits, String after) {
        var kept = earliestKept();
        var next = commits.findInstantsAfter(after, 1).firstInstant();
        if (next.isPresent() && next.get().getTimestamp().compareTo(kept) < 0) {
            stop("its changes after commit " + after + " have been cleaned away, kept are those since " + kept
                    + ": the job was away longer than they are kept; start it anew with --rebuild");
        }
    }

    private String earliestKept() {
        var clean = metaClient
                .getActiveTimeline()
                .getCleanerTimeline()
                .filterCompletedInstants()
                .lastInstant();
        try {
            var kept = clean.isPresent()
                    ? CleanerUtils.getCleanerMetadata(metaClient, clean.get()).getEarliestCommitToRetain()
                    : "";
            return kept == null ? "" : kept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("IllegalCatch") // the resolver declares Exception
    private Schema schema() {
        try {
            return new TableSchemaResolver(metaClient).getTableAvroSchema(false);
        } catch (Exception e) {
            throw new IllegalStateException("the schema of " + name + " cannot be read", e);
        }
    }

    private void stop(String why) {
        throw stopped(why);
    }

    SuppressRestartsException stopped(String why) {
        return new SuppressRestartsException(new IllegalStateException(name + ": " + why));
    }
}
