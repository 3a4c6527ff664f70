// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.status;

import io.lakeward.writer.cli.StatusArgs;
import io.lakeward.writer.cli.UsageException;
import io.lakeward.writer.status.report.Backlog;
import io.lakeward.writer.status.report.Status;
import io.lakeward.writer.status.report.TopicState;
import io.lakeward.writer.status.report.WriterState;
import io.lakeward.writer.table.CommitNote;
import io.lakeward.writer.table.LakeLook;
import io.lakeward.writer.table.Progress;
import io.lakeward.writer.table.TableLook;
import io.lakeward.writer.table.WriterSign;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.hudi.storage.StorageConfiguration;

/** Looks at the topic and the lake, and changes nothing. */
final class StatusLook implements AutoCloseable {
    /** Of a table, for the page. */
    private static final int COMMITS = 120;

    private static final Duration LONGEST = Duration.ofDays(1);

    private final StatusArgs args;
    private final int most;
    private final StorageConfiguration<?> storage;
    private final LakeLook lake;
    private final TopicLook topic;
    private final String topicId;

    /** @param hasCharts whether it is to know older commits, too */
    StatusLook(StatusArgs args, StorageConfiguration<?> storage, String topicId, boolean hasCharts) {
        this.args = args;
        this.most = hasCharts ? COMMITS : 1;
        this.storage = storage;
        this.topicId = topicId;
        this.lake = new LakeLook(storage, args.lakePath());
        this.topic = new TopicLook(args.kafka(), args.topic());
    }

    /** @throws UsageException if the lake has no table, or follows another topic */
    Status look() {
        // The lake before the topic: what comes between the two is behind.
        List<TableLook> looks = lake.tables(most);
        OwnRows own = OwnRows.read(lake);
        Map<Integer, Long> position = position(looks, own);
        TopicState ends = topic.look();
        Map<Map<Integer, Long>, Backlog> known = new HashMap<>();
        Function<Map<Integer, Long>, Backlog> backlog = from -> known.computeIfAbsent(from, topic::after);
        Optional<WriterSign> sign = WriterSign.find(storage, args.lakePath());
        Instant now = Instant.now();
        TableStates tables = new TableStates(looks, own, position, backlog);
        return new Status(
                now,
                since(looks, now),
                args.maxLag(),
                ends,
                new WriterState(sign, newest(looks), position, backlog.apply(position)),
                tables.quarantine(),
                tables.all());
    }

    /** A table has more commits than were read if it has as many. */
    private Instant since(List<TableLook> looks, Instant now) {
        Instant longest = now.minus(LONGEST);
        Stream<Instant> cut = looks.stream()
                .filter(look -> look.commits().size() == most)
                .map(look -> look.commits().get(most - 1).at());
        Optional<Instant> oldest = looks.stream()
                .flatMap(look -> look.commits().stream())
                .map(CommitNote::at)
                .min(Instant::compareTo);
        return Stream.concat(cut, Stream.of(longest, oldest.orElse(longest)))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private static Optional<Instant> newest(List<TableLook> looks) {
        return looks.stream()
                .flatMap(look -> look.commits().stream())
                .map(CommitNote::at)
                .max(Instant::compareTo);
    }

    /** Up to where batches went: that of the table that has come farthest, as parked ones are read beside. */
    private Map<Integer, Long> position(List<TableLook> looks, OwnRows own) {
        List<Progress> all = looks.stream()
                .filter(look -> !own.parked().containsKey(look.id()))
                .flatMap(look -> look.commits().stream().limit(1))
                .map(CommitNote::progress)
                .toList();
        if (all.isEmpty()) {
            throw new UsageException("The lake must have a table that lake-writer wrote and that can be read, but "
                    + args.lakePath() + " has none: correct --hudiEventBasePath, or wait for the first commit");
        }
        return all.stream()
                .filter(progress -> progress.topicId().equals(topicId))
                .max(Comparator.comparingLong(Progress::records))
                .map(Progress::to)
                .orElseThrow(() -> new UsageException("The lake must follow the topic, but " + args.lakePath()
                        + " follows one of the id " + all.get(0).topicId() + ", and " + args.topic() + " has the id "
                        + topicId));
    }

    @Override
    public void close() {
        topic.close();
        lake.close();
    }
}
