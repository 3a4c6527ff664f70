// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.schedule;

/** What is killed (-9) and started again, by the name that {@code --faults} has for it. */
public enum Fault {
    WRITER("writer"),
    TASK_MANAGER("taskmanager");

    private final String name;

    Fault(String name) {
        this.name = name;
    }

    @Override
    public String toString() {
        return name;
    }
}
