// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import io.lakeward.producer.cli.Args;
import io.lakeward.producer.cli.UserMistake;
import io.lakeward.producer.source.TableSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Finds what would make the job fail later, before it is submitted. */
public final class Preflight {
    private Preflight() {}

    /**
     * Checks both ends and makes the topic if it is not there.
     *
     * @return how many partitions the topic has
     * @throws UserMistake with every problem found
     */
    public static int check(Args args, TableSelection selection) throws UserMistake {
        List<String> problems = new ArrayList<>(MySqlPreflight.problems(args, selection));
        try (Topic topic = Topic.on(args)) {
            OptionalInt partitions = topic.partitions();
            if (problems.isEmpty() && partitions.isEmpty()) {
                topic.create();
                return args.partitions();
            }
            if (problems.isEmpty()) {
                return partitions.getAsInt();
            }
        } catch (UserMistake e) {
            problems.addAll(e.problems());
        }
        throw new UserMistake(problems);
    }
}
