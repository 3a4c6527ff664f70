// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos;

import io.lakeward.demo.source.Source;
import io.lakeward.demo.source.SourceDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;
import java.util.concurrent.locks.LockSupport;

/** Inserts, updates and deletes rows of all stories' tables while their statements run. */
final class StoryLoad implements AutoCloseable {
    /** Taken keys, tables that are away, columns that have no default or hold no more; a lock, a deadlock. */
    private static final Set<Integer> EXPECTED = Set.of(1062, 1146, 1364, 1264, 1366, 1205, 1213, 1412);

    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Connection connection;
    private final List<SchemaStory> stories;
    private final Phaser rounds = new Phaser(1);
    private final CompletableFuture<Void> work;
    private volatile boolean isOver;

    StoryLoad(Source source, List<SchemaStory> stories) {
        this.connection = SourceDatabase.connect(source);
        this.stories = stories;
        this.work = CompletableFuture.runAsync(this::run);
    }

    /** Until every table has been written to once more. */
    void awaitRound() {
        int round = rounds.getPhase();
        while (rounds.getPhase() < round + 2 && !work.isDone()) {
            LockSupport.parkNanos(PAUSE.toNanos() / 10);
        }
        if (work.isDone()) {
            work.join();
        }
    }

    private void run() {
        for (int round = 1; !isOver; round++) {
            for (SchemaStory story : stories) {
                execute(story.filled("INSERT INTO {t} (id, v) VALUES (" + (100 + round) + ", " + round + ")"));
                execute(story.filled("UPDATE {t} SET v = v + 1 WHERE id IN (1, 2, " + (99 + round) + ")"));
                execute(story.filled("DELETE FROM {t} WHERE id = " + (97 + round)));
            }
            rounds.arrive();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            if (!EXPECTED.contains(e.getErrorCode())) {
                throw new IllegalStateException(sql, e);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        isOver = true;
        work.join();
        connection.close();
    }
}
