// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.story;

import java.io.IOException;
import java.util.List;

/** Whether what is waited for can still come. */
public interface Health {

    /** Fails if something that must run has ended. */
    void check() throws IOException;

    /** What a person should look at: the logs, and the last errors in them. */
    List<String> troubles() throws IOException;
}
