// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.demo.outcome.Failure;
import io.lakeward.demo.work.Recorded;
import io.lakeward.demo.work.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildrenIT {

    @TempDir
    private Path temp;

    private WorkFolder folder;
    private Children children;

    @BeforeEach
    void claim() throws IOException {
        folder = new WorkFolder(temp.resolve("w"));
        folder.claim();
        children = new Children(folder);
    }

    @AfterEach
    void stop() {
        children.stopAll();
    }

    @Test
    void startedProcessesAreRecordedAndStoppedWithTheirOwnChildren() throws IOException {
        // Given
        children.start(program("parent", "sleep 1000 & sleep 1000 & wait"));
        Recorded parent = folder.running().get(0);
        ProcessHandle process = parent.running().orElseThrow();
        Awaitility.await().until(() -> process.descendants().count() == 2);
        List<ProcessHandle> family = process.descendants().toList();

        // When
        children.stopAll();

        // Then
        assertThat(parent.name()).isEqualTo("parent");
        assertThat(process.isAlive()).isFalse();
        assertThat(family).noneMatch(ProcessHandle::isAlive);
        assertThat(folder.running()).isEmpty();
    }

    @Test
    void processThatDiesIsNamedWithTheEndOfItsLog() throws IOException {
        // Given
        children.start(program("writer", "echo out of luck; exit 3"));
        Awaitility.await().until(() -> folder.running().isEmpty());

        // Then
        assertThatThrownBy(() -> children.check())
                .isInstanceOf(Failure.class)
                .hasMessage("writer ended with exit code 3, its log %s ends:%n  out of luck", log("writer"));
    }

    @Test
    void deathOfOneEndsTheWaitForAnother() throws IOException {
        // Given
        children.start(program("cluster", "exit 1"));

        // Then
        assertThatThrownBy(() -> children.runToEnd(program("client", "sleep 1000"), Duration.ofMinutes(1)))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("cluster ended with exit code 1");
    }

    @Test
    void programThatEndsWellIsForgotten() throws IOException {
        // When
        children.runToEnd(program("client", "exit 0"), Duration.ofMinutes(1));

        // Then
        children.check();
    }

    @Test
    void programThatMayEndIsNoDeathToWhoLooksMeanwhile() throws IOException {
        // Given
        AtomicBoolean isOver = new AtomicBoolean();
        CompletableFuture<Void> looking = CompletableFuture.runAsync(() -> {
            while (!isOver.get()) {
                children.check();
            }
        });

        // When
        children.runToEnd(program("client", "exit 0"), Duration.ofMinutes(1));
        isOver.set(true);

        // Then
        looking.join();
    }

    @Test
    void supervisedProcessIsStartedAgainForAWhile() throws IOException {
        // Given
        Path starts = temp.resolve("starts");
        Program writer = program("writer", "echo started >> " + starts + "; exit 1");
        children.superviseFor(Duration.ofMinutes(1), writer);

        // When
        children.start(writer);

        // Then
        Awaitility.await().until(() -> {
            children.check();
            return Files.exists(starts) && Files.readAllLines(starts).size() >= 3;
        });
        children.superviseFor(Duration.ZERO, writer);
        Awaitility.await().untilAsserted(() -> assertThatThrownBy(() -> children.check())
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("writer ended with exit code 1"));
    }

    @Test
    void nothingStartsOnceTheyAreStopped() {
        // Given
        children.stopAll();

        // Then
        assertThatThrownBy(() -> children.start(program("late", "sleep 1000")))
                .isInstanceOf(Failure.class)
                .hasMessage("late was not started: the demo is stopping");
    }

    private Program program(String name, String script) {
        return new Program(name, List.of("bash", "-c", script), Map.of(), log(name));
    }

    private Path log(String name) {
        return folder.logs().resolve(name + ".log");
    }
}
