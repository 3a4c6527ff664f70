// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What is to be done in a catalog so that it knows a table as it is. */
final class SyncPlan {
    private SyncPlan() {}

    /**
     * The steps from what was found to what is wanted; none if they are the same.
     *
     * @param partitions that the lake's table has
     * @throws CatalogException if the name belongs to a table that is somewhere else
     */
    static List<Step> steps(CatalogTable wanted, Set<PartitionPath> partitions, Optional<FoundTable> found) {
        if (found.isEmpty()) {
            return created(List.of(), wanted, partitions);
        }
        CatalogTable there = found.get().table();
        if (!samePlace(there.location(), wanted.location())) {
            throw new CatalogException(
                    "The table " + wanted.id() + " of the catalog must be at " + wanted.location() + ", but is at "
                            + there.location() + "; drop or rename that one if the lake's is to have the name");
        }
        if (!there.partitionKeys().equals(wanted.partitionKeys())) {
            return created(List.of(new Step.Drop(wanted)), wanted, partitions);
        }
        List<Step> steps = new ArrayList<>();
        if (!describes(there, wanted)) {
            steps.add(new Step.Alter(wanted));
        }
        Set<String> stale = new HashSet<>(found.get().partitions());
        Map<String, PartitionPath> missing = byValue(partitions);
        stale.removeAll(missing.keySet());
        missing.keySet().removeAll(found.get().partitions());
        if (!stale.isEmpty()) {
            steps.add(new Step.DropPartitions(wanted, stale.stream().sorted().toList()));
        }
        addPartitions(steps, wanted, missing);
        return steps;
    }

    private static List<Step> created(List<Step> before, CatalogTable wanted, Set<PartitionPath> partitions) {
        List<Step> steps = new ArrayList<>(before);
        steps.add(new Step.Create(wanted));
        addPartitions(steps, wanted, byValue(partitions));
        return steps;
    }

    private static void addPartitions(List<Step> steps, CatalogTable wanted, Map<String, PartitionPath> missing) {
        if (!missing.isEmpty()) {
            steps.add(new Step.AddPartitions(wanted, List.copyOf(missing.values())));
        }
    }

    private static Map<String, PartitionPath> byValue(Set<PartitionPath> partitions) {
        Map<String, PartitionPath> byValue = new TreeMap<>();
        partitions.forEach(partition -> byValue.put(partition.value(), partition));
        return byValue;
    }

    private static boolean describes(CatalogTable there, CatalogTable wanted) {
        return there.columns().equals(wanted.columns())
                && there.inputFormat().equals(wanted.inputFormat())
                && holds(there.serdeProperties(), wanted.serdeProperties())
                && holds(there.properties(), wanted.properties());
    }

    private static boolean holds(Map<String, String> all, Map<String, String> some) {
        return all.entrySet().containsAll(some.entrySet());
    }

    /** Metastores write {@code file:///x} as {@code file:/x}; Hadoop's s3a and Amazon's s3 are one store. */
    static boolean samePlace(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String location) {
        return location.replaceFirst("^s3[an]:", "s3:")
                .replaceFirst("^file:/+", "file:/")
                .replaceFirst("/+$", "");
    }
}
