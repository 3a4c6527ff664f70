// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.way;

import io.lakeward.bench.run.Bed;
import io.lakeward.bench.run.WriterSetup;
import java.io.IOException;

/**
 * Starts them, each in fresh processes.
 *
 * @param peerSeconds between two checkpoints of the peer's, which are what makes its rows visible
 */
public record Ways(Bed bed, int parallelism, int peerSeconds, WriterSetup setup) {
    public Way ours(String database, String name) throws IOException {
        return TopicWay.ours(bed, database, name, parallelism, setup);
    }

    public Way paimon(String database, String name) throws IOException {
        return PaimonWay.start(bed, database, name, parallelism, peerSeconds);
    }

    /** @param columns of the one table, as Spark's types */
    public Way floor(String database, String name, String columns) throws IOException {
        return TopicWay.floor(bed, database, name, parallelism, columns, setup.triggerSeconds());
    }
}
