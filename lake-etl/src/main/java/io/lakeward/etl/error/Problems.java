// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Goes on after a mistake, so that all of them are told at once. */
public final class Problems {

    private final List<String> messages = new ArrayList<>();

    /** Empty when the action was refused. */
    public <T> Optional<T> attempt(Supplier<T> action) {
        try {
            return Optional.of(action.get());
        } catch (UserError e) {
            add(e.getMessage());
            return Optional.empty();
        }
    }

    public void add(String message) {
        messages.add(message);
    }

    public void throwIfAny() {
        if (!messages.isEmpty()) {
            throw new UserError(String.join("\n", messages));
        }
    }
}
