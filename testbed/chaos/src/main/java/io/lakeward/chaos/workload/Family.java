// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.workload;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Types of columns that hold the same values, so that each may become each other.
 *
 * @param value of some rows; empty where the server makes all values
 */
record Family(String value, List<String> types) {

    private static final List<Family> ALL = List.of(
            new Family(
                    "12",
                    List.of(
                            "INT NOT NULL DEFAULT 7",
                            "INT NULL",
                            "INT UNSIGNED NULL",
                            "BIGINT NULL",
                            "DECIMAL(20,2) NULL",
                            "VARCHAR(40) NULL")),
            new Family(
                    "'für'",
                    List.of(
                            "VARCHAR(20) CHARACTER SET utf8mb4 DEFAULT 'späť'",
                            "VARCHAR(30) NULL",
                            "VARCHAR(90) NULL",
                            "VARCHAR(25) CHARACTER SET latin1 DEFAULT 'für'",
                            "ENUM('für','späť') NULL",
                            "ENUM('x','späť','für') NOT NULL DEFAULT 'für'")),
            new Family("1.5", List.of("FLOAT NOT NULL DEFAULT 0.1", "DOUBLE NULL", "FLOAT NULL")),
            new Family(
                    "'2026-03-04 05:06:07.987654'",
                    List.of("DATETIME NULL", "DATETIME(3) NULL", "DATETIME(6) NULL", "TIMESTAMP NULL", "DATE NULL")),
            new Family("", List.of("BIGINT AS (counter * 2) STORED", "BIGINT AS (counter * 3) STORED")),
            new Family("", List.of("BIGINT AS (counter + 1) VIRTUAL", "BIGINT AS (counter + 2) VIRTUAL")));

    Family {
        types = List.copyOf(types);
    }

    static String anyType(SplittableRandom random) {
        Family family = ALL.get(random.nextInt(ALL.size()));
        return family.types.get(random.nextInt(family.types.size()));
    }

    static Family of(String type) {
        return ALL.stream()
                .filter(family -> family.types.contains(type))
                .findFirst()
                .orElseThrow();
    }

    boolean isWritable() {
        return !value.isEmpty();
    }

    String another(SplittableRandom random) {
        return types.get(random.nextInt(types.size()));
    }
}
