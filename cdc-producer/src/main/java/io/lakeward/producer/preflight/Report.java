// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import io.lakeward.producer.preflight.Finding.Severity;
import java.util.List;

/** Everything that the preflight found. */
public record Report(List<Finding> findings) {
    public Report {
        findings = List.copyOf(findings);
    }

    public List<String> problems() {
        return texts(Severity.PROBLEM);
    }

    public List<String> warnings() {
        return texts(Severity.WARNING);
    }

    /** Whether the server gives locks, and the topic's is free. */
    public boolean isLockGiven() {
        return findings.stream()
                .anyMatch(finding ->
                        finding.subject().equals(OtherProducer.SUBJECT) && finding.severity() == Severity.OK);
    }

    /** A line for each finding, in columns. */
    public List<String> table() {
        int width = findings.stream()
                .mapToInt(finding -> finding.subject().length())
                .max()
                .orElse(0);
        return findings.stream()
                .map(finding ->
                        ("%-" + width + "s  %-7s  %s").formatted(finding.subject(), finding.severity(), finding.text()))
                .toList();
    }

    private List<String> texts(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .map(Finding::text)
                .toList();
    }
}
