// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.run;

import io.lakeward.demo.work.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What processes have cost since they began, each with its descendants, by name.
 *
 * @param cpuSeconds in user and kernel mode
 * @param peakBytes the most that was resident
 */
public record Usage(SortedMap<String, Double> cpuSeconds, SortedMap<String, Long> peakBytes) {
    /** Linux counts CPU time in hundredths of a second wherever Java runs. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int USER_TIME = 11;
    private static final int KERNEL_TIME = 12;

    public static Usage of(List<Recorded> processes) throws IOException {
        SortedMap<String, Double> cpu = new TreeMap<>();
        SortedMap<String, Long> peak = new TreeMap<>();
        for (Recorded process : processes) {
            ProcessHandle handle = process.running().orElse(null);
            if (handle != null) {
                for (ProcessHandle each :
                        Stream.concat(Stream.of(handle), handle.descendants()).toList()) {
                    cpu.merge(process.name(), cpuSeconds(each.pid()), Double::sum);
                    peak.merge(process.name(), peakBytes(each.pid()), Long::sum);
                }
            }
        }
        return new Usage(cpu, peak);
    }

    /** The CPU time since then; the peaks are those of now. */
    public Usage since(Usage then) {
        SortedMap<String, Double> cpu = new TreeMap<>();
        for (Map.Entry<String, Double> now : cpuSeconds.entrySet()) {
            cpu.put(now.getKey(), now.getValue() - then.cpuSeconds.getOrDefault(now.getKey(), 0.0));
        }
        return new Usage(cpu, peakBytes);
    }

    private static double cpuSeconds(long pid) throws IOException {
        String stat = read(pid, "stat");
        if (stat.isEmpty()) {
            return 0;
        }
        // The second field is the command in brackets, which may hold blanks; the third is the first after it.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[KERNEL_TIME])) / TICKS_PER_SECOND;
    }

    private static long peakBytes(long pid) throws IOException {
        return read(pid, "status")
                .lines()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }

    private static String read(long pid, String file) throws IOException {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (NoSuchFileException e) {
            return "";
        }
    }
}
