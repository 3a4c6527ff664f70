// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import java.util.ArrayList;
import java.util.List;

/** What rules find about one subject. */
final class Findings {
    private final String subject;
    private final List<Finding> findings = new ArrayList<>();

    Findings(String subject) {
        this.subject = subject;
    }

    void problem(String text) {
        findings.add(Finding.problem(subject, text));
    }

    void warning(String text) {
        findings.add(Finding.warning(subject, text));
    }

    List<Finding> all() {
        return List.copyOf(findings);
    }

    /** What was found; what is good only if nothing was. */
    List<Finding> orOk(String good) {
        return findings.isEmpty() ? List.of(Finding.ok(subject, good)) : List.copyOf(findings);
    }
}
