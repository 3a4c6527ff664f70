// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.split;

import io.debezium.connector.mysql.MySqlConnection;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.debezium.relational.history.TableChanges.TableChange;
import io.lakeward.producer.resync.Requests;
import io.lakeward.producer.resync.Requests.Requested;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.cdc.connectors.mysql.debezium.DebeziumUtils;
import org.apache.flink.cdc.connectors.mysql.source.config.MySqlSourceConfig;
import org.apache.flink.cdc.connectors.mysql.source.utils.TableDiscoveryUtils;
import org.apache.flink.util.concurrent.ExecutorThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tables that somebody wants to be read again. A request that cannot be read, or not now, does not disturb the job. */
final class Resyncs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Resyncs.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final long NONE = -1;

    private record Found(Requested request, Optional<Table> table) {}

    private final Requests requests;
    private final MySqlSourceConfig config;
    private final Consumer<Table> read;
    /** Of its own: the enumerator's does not stand a Kafka that does not answer. */
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new ExecutorThreadFactory("lakeward-requests"));

    private final Deque<Requested> toFind = new ArrayDeque<>();
    private final NavigableMap<Long, Long> passedAt = new TreeMap<>();
    private long passed = NONE;
    private boolean isBroken;
    private Future<?> looking;

    /** @param read has a table read again */
    Resyncs(Requests requests, MySqlSourceConfig config, Consumer<Table> read) {
        this.requests = requests;
        this.config = config;
        this.read = read;
    }

    void start(SplitEnumeratorContext<?> context) {
        looking = thread.scheduleWithFixedDelay(
                () -> look(context), LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look(SplitEnumeratorContext<?> context) {
        try {
            List<Found> found = find();
            context.runInCoordinatorThread(() -> pass(found));
        } catch (SQLException | RuntimeException e) {
            if (!isBroken) {
                LOG.warn("Requests to read tables again cannot be read now: {}", e.getMessage());
            }
            isBroken = true;
        }
    }

    private List<Found> find() throws SQLException {
        toFind.addAll(requests.poll());
        List<Found> found = new ArrayList<>();
        if (!toFind.isEmpty()) {
            try (MySqlConnection connection = DebeziumUtils.createMySqlConnection(config)) {
                while (!toFind.isEmpty()) {
                    found.add(new Found(toFind.peek(), table(connection, toFind.peek())));
                    toFind.remove();
                }
            } catch (SQLException e) {
                if (found.isEmpty()) {
                    throw e;
                }
            }
        }
        isBroken = false;
        return found;
    }

    private Optional<Table> table(MySqlConnection connection, Requested request) throws SQLException {
        TableId id =
                new TableId(request.table().database(), null, request.table().table());
        if (!config.getDatabaseFilter().test(id.catalog())
                || !config.getTableFilter().test(id)
                || TableDiscoveryUtils.listTables(connection, id.catalog()::equals, id::equals)
                        .isEmpty()) {
            return Optional.empty();
        }
        MySqlPartition partition =
                new MySqlPartition(config.getMySqlConnectorConfig().getLogicalName());
        Map<TableId, TableChange> schemas =
                TableDiscoveryUtils.discoverSchemaForCapturedTables(partition, List.of(id), config, connection);
        return Optional.ofNullable(schemas.get(id)).map(TableChange::getTable);
    }

    /** In the enumerator's thread. */
    private void pass(List<Found> found) {
        for (Found one : found) {
            passed = one.request().next();
            one.table()
                    .ifPresentOrElse(
                            table -> {
                                LOG.info("{} is read again, as somebody asked", table.id());
                                read.accept(table);
                            },
                            () -> LOG.warn(
                                    "{} is not read again as somebody asked: it is not there, or not selected by -d, -T"
                                            + " and --excludeTables",
                                    one.request().table()));
        }
    }

    /** What was passed until now is in this checkpoint. */
    void snapshot(long checkpoint) {
        passedAt.put(checkpoint, passed);
    }

    void complete(long checkpoint) {
        Map.Entry<Long, Long> latest = passedAt.floorEntry(checkpoint);
        if (latest != null && latest.getValue() != NONE) {
            requests.done(latest.getValue());
        }
        passedAt.headMap(checkpoint, true).clear();
    }

    @Override
    public void close() {
        if (looking != null) {
            looking.cancel(true);
        }
        thread.shutdownNow();
        requests.close();
    }
}
