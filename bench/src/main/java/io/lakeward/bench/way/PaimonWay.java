// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.way;

import io.lakeward.bench.check.Sum;
import io.lakeward.bench.run.Bed;
import io.lakeward.bench.run.Cluster;
import io.lakeward.bench.run.JobWatch;
import io.lakeward.bench.run.LakePrograms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;

/** Paimon's mysql_sync_database: no topic between. */
final class PaimonWay implements Way {
    private static final String SOURCE = "MySQL Source";

    private final LakePrograms programs;
    private final Cluster cluster;
    private final JobWatch job;
    private final LakeFolder folder;
    private final Commits commits;
    private long waitsFor;
    private long readAt;

    private PaimonWay(LakePrograms programs, Cluster cluster, JobWatch job, LakeFolder folder) {
        this.programs = programs;
        this.cluster = cluster;
        this.job = job;
        this.folder = folder;
        this.commits = new Commits(folder.database(), CommitForm.PAIMON);
    }

    static PaimonWay start(Bed bed, String database, String name, int parallelism, int seconds) throws IOException {
        LakePrograms programs = new LakePrograms(bed.programs());
        Cluster cluster = bed.newPeerCluster();
        JobWatch job = cluster.submit(programs.paimonSync(database, name, parallelism, seconds), SOURCE);
        return new PaimonWay(programs, cluster, job, new LakeFolder(programs.lake(name), database + ".db"));
    }

    @Override
    public JobWatch job() {
        return job;
    }

    @Override
    public Commits commits() {
        return commits;
    }

    @Override
    public Path lake() {
        return folder.root();
    }

    @Override
    public long carried() throws IOException {
        return job.read();
    }

    /** All is read, and a checkpoint after that is complete: with it Paimon commits. */
    @Override
    public boolean seemsToHave(long changes) throws IOException {
        if (job.read() < changes) {
            return false;
        }
        if (waitsFor != changes) {
            waitsFor = changes;
            readAt = System.currentTimeMillis();
        }
        if (job.lastCheckpointTriggered() <= readAt) {
            return false;
        }
        commits.look();
        return true;
    }

    /** It does nothing after the checkpoint by which its rows became visible. */
    @Override
    public boolean isIdle() {
        return true;
    }

    @Override
    public Map<String, Sum> sums(Collection<String> tables) throws IOException {
        return folder.read(cluster, out -> programs.paimonReader("sums", folder.database(), out, tables));
    }

    @Override
    public Map<String, Map<Long, String>> arrivals(Collection<String> tables) throws IOException {
        return folder.arrivals(
                cluster, tables, out -> programs.paimonReader("arrivals", folder.database(), out, tables));
    }

    @Override
    public void check() {
        cluster.check();
    }

    @Override
    public void close() {
        cluster.close();
    }
}
