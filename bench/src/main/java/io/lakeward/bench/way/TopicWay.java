// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.way;

import io.lakeward.bench.check.Sum;
import io.lakeward.bench.run.Bed;
import io.lakeward.bench.run.Cluster;
import io.lakeward.bench.run.JobWatch;
import io.lakeward.bench.run.LakePrograms;
import io.lakeward.bench.run.WriterSetup;
import io.lakeward.demo.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;

/** Our producer into a topic, and a Spark job from there: our writer or, for the floor, the least. */
final class TopicWay implements Way {
    private final LakePrograms programs;
    private final Cluster cluster;
    private final JobWatch job;
    private final LakeFolder folder;
    private final Commits commits;
    private final Path checkpoints;
    private final String format;

    private TopicWay(
            LakePrograms programs,
            Cluster cluster,
            JobWatch job,
            LakeFolder folder,
            CommitForm form,
            Path checkpoints,
            String format) {
        this.programs = programs;
        this.cluster = cluster;
        this.job = job;
        this.folder = folder;
        this.commits = new Commits(folder.database(), form);
        this.checkpoints = checkpoints;
        this.format = format;
    }

    static TopicWay ours(Bed bed, String database, String name, int parallelism, WriterSetup setup) throws IOException {
        LakePrograms programs = new LakePrograms(bed.programs());
        Program writer = programs.writer(name, setup);
        Cluster cluster = start(bed, writer, name, setup.profile());
        return new TopicWay(
                programs,
                cluster,
                cluster.submit(bed.programs().producer(database, name, parallelism)),
                new LakeFolder(programs.lake(name), database),
                CommitForm.HUDI,
                checkpoints(bed, name),
                "hudi");
    }

    static TopicWay floor(Bed bed, String database, String name, int parallelism, String columns, int triggerSeconds)
            throws IOException {
        LakePrograms programs = new LakePrograms(bed.programs());
        LakeFolder folder = new LakeFolder(programs.lake(name), database);
        Cluster cluster = start(
                bed, programs.floor(name, folder.database().resolve("orders"), columns, triggerSeconds), name, false);
        return new TopicWay(
                programs,
                cluster,
                cluster.submit(bed.programs().producer(database, name, parallelism)),
                folder,
                CommitForm.FLOOR,
                checkpoints(bed, name),
                "floor");
    }

    /** Spark runs and waits before the job that the clock is started by is submitted. */
    private static Cluster start(Bed bed, Program spark, String name, boolean profile) throws IOException {
        bed.createTopic(name);
        Cluster cluster = bed.newCluster(profile);
        cluster.startSpark(spark, checkpoints(bed, name));
        return cluster;
    }

    private static Path checkpoints(Bed bed, String name) {
        return bed.programs().checkpointsOf(LakePrograms.spark(name));
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
        commits.look();
        return commits.records();
    }

    @Override
    public boolean seemsToHave(long changes) throws IOException {
        return carried() >= changes;
    }

    /** Each of Spark's batches that was begun is done. */
    @Override
    public boolean isIdle() throws IOException {
        return latest("offsets") == latest("commits");
    }

    private int latest(String log) throws IOException {
        try (Stream<Path> batches = Files.list(checkpoints.resolve(log))) {
            return batches.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[0-9]+"))
                    .mapToInt(Integer::parseInt)
                    .max()
                    .orElse(-1);
        }
    }

    @Override
    public Map<String, Sum> sums(Collection<String> tables) throws IOException {
        return folder.read(cluster, out -> programs.sparkReader(format, folder.database(), out, tables));
    }

    @Override
    public Map<String, Map<Long, String>> arrivals(Collection<String> tables) throws IOException {
        return folder.arrivals(
                cluster, tables, out -> programs.sparkReader("hudi-arrivals", folder.database(), out, tables));
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
