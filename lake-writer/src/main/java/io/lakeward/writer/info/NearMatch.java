// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.info;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The name that was probably meant. */
final class NearMatch {
    private static final int MOST_LETTERS = 2;

    private NearMatch() {}

    static Optional<String> of(String name, Collection<String> known) {
        return known.stream()
                .filter(other -> !withoutDigits(other).equals(withoutDigits(name)))
                .filter(other -> distance(name, other) <= MOST_LETTERS)
                .min(Comparator.comparingInt(other -> distance(name, other)));
    }

    /** Names that only differ by a number are of different things. */
    private static String withoutDigits(String name) {
        return name.replaceAll("\\d", "");
    }

    private static int distance(String one, String other) {
        return LevenshteinDistance.getDefaultInstance()
                .apply(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
    }
}
