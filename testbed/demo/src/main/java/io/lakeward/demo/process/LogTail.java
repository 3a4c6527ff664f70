// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.process;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The end of a log: what a person would look at first. */
public record LogTail(List<String> lines) {

    private static final int WINDOW = 256 * 1024;
    private static final int WIDTH = 300;
    private static final Pattern TROUBLE = Pattern.compile(
            "\\b(ERROR|FATAL|Caused by:)|^(Exception in thread|[a-z]+(\\.[a-z0-9_]+)+\\.[A-Z]\\w*(Exception|Error)\\b)");

    public static LogTail of(Path log) throws IOException {
        if (!Files.exists(log)) {
            return new LogTail(List.of());
        }
        byte[] bytes;
        try (var channel = Files.newByteChannel(log)) {
            channel.position(Math.max(0, channel.size() - WINDOW));
            bytes = Channels.newInputStream(channel).readAllBytes();
        }
        return new LogTail(new String(bytes, StandardCharsets.UTF_8).lines().toList());
    }

    /** The last lines that speak of trouble. */
    public List<String> errors(int count) {
        return last(lines.stream().filter(line -> TROUBLE.matcher(line).find()).toList(), count);
    }

    public List<String> last(int count) {
        return last(lines, count);
    }

    private static List<String> last(List<String> lines, int count) {
        return lines.subList(Math.max(0, lines.size() - count), lines.size()).stream()
                .map(line -> line.length() > WIDTH ? line.substring(0, WIDTH) + "…" : line)
                .toList();
    }
}
