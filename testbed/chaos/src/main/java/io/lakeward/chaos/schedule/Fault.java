// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.schedule;

/** What goes wrong in a run, by the name that {@code --faults} has for it. */
public enum Fault {
    /** Killed (-9), and started again. */
    WRITER("writer"),
    /** Killed (-9), and started again. */
    TASK_MANAGER("taskmanager"),
    /** Killed (-9) and started again; the producer goes on from its newest checkpoint, as a user has it do. */
    JOB_MANAGER("jobmanager"),
    /** Killed (-9), and started again. */
    BROKER("broker"),
    /** Killed (-9), and started again some seconds later. */
    BROKER_AWAY("broker-away"),
    /** Killed (-9), and started again; only a server of our own. */
    MYSQL("mysql"),
    /** A process stands still for some seconds (SIGSTOP). */
    PAUSE("pause"),
    /** MySQL goes on in another binlog file. */
    ROTATION("rotation"),
    /** A record on the topic that nobody can read. */
    POISON("poison"),
    /** One in so many calls of the writer to its file system fails for some seconds. */
    IO_ERRORS("io-errors"),
    /** The writer's file system takes no byte for some seconds. */
    DISK_FULL("disk-full"),
    /** Another writer is started on the same lake. */
    SECOND_WRITER("second-writer"),
    /** Another producer is started for the same topic. */
    SECOND_PRODUCER("second-producer");

    private final String name;

    Fault(String name) {
        this.name = name;
    }

    @Override
    public String toString() {
        return name;
    }
}
