// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.sink;

import io.lakeward.producer.UnrecoverableException;
import java.io.IOException;
import java.util.Collection;
import java.util.stream.Collectors;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.kafka.common.errors.InvalidPidMappingException;

/** Fails the job where the connector's committer gives up a transaction. */
@SuppressWarnings("try") // Its close() throws what the connector's does
final class LosslessCommitter<C> implements Committer<C> {
    private final Committer<C> connector;
    private final String topic;

    LosslessCommitter(Committer<C> connector, String topic) {
        this.connector = connector;
        this.topic = topic;
    }

    @Override
    public void commit(Collection<CommitRequest<C>> requests) throws IOException, InterruptedException {
        connector.commit(requests.stream().map(Request::new).collect(Collectors.toList()));
    }

    @Override
    public void close() throws Exception {
        connector.close();
    }

    private UnrecoverableException lost(C transaction, Throwable reason) {
        return new UnrecoverableException(
                "A transaction of the last checkpoint could not be committed into the topic " + topic
                        + ", as the broker has ended it (" + transaction + ": " + reason.getMessage()
                        + "): the job was away longer than transaction.timeout.ms, or another one has written to the"
                        + " topic since. What changed between the last two checkpoints may be missing from the topic."
                        + " To read it again, start without this checkpoint: with -s timestamp: before it, or -s"
                        + " initial. A longer transaction.timeout.ms (--kafkaConf, and transaction.max.timeout.ms of the"
                        + " brokers) outlasts longer outages",
                reason);
    }

    private final class Request implements CommitRequest<C> {
        private final CommitRequest<C> request;

        Request(CommitRequest<C> request) {
            this.request = request;
        }

        @Override
        public C getCommittable() {
            return request.getCommittable();
        }

        @Override
        public int getNumberOfRetries() {
            return request.getNumberOfRetries();
        }

        @Override
        public void signalFailedWithKnownReason(Throwable reason) {
            throw lost(getCommittable(), reason);
        }

        @Override
        public void signalFailedWithUnknownReason(Throwable reason) {
            if (reason instanceof InvalidPidMappingException) {
                throw lost(getCommittable(), reason);
            }
            request.signalFailedWithUnknownReason(reason);
        }

        @Override
        public void retryLater() {
            request.retryLater();
        }

        @Override
        public void updateAndRetryLater(C committable) {
            request.updateAndRetryLater(committable);
        }

        @Override
        public void signalAlreadyCommitted() {
            request.signalAlreadyCommitted();
        }
    }
}
