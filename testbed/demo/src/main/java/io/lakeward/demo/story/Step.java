// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.story;

import java.util.List;
import java.util.Set;

/** One change on the source, the layers that must follow it, and what to show then. */
public record Step(String title, List<String> sql, Set<Layer> awaited, List<View> views) {

    static Step of(String title, List<String> sql, View... views) {
        return new Step(title, sql, Set.of(Layer.values()), List.of(views));
    }
}
