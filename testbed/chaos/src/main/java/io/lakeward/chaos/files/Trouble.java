// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * What the writer's file system suffers from, told to its process by a file.
 *
 * @param isFull no byte can be written
 * @param oneIn  of so many calls one fails; 0: none
 */
public record Trouble(boolean isFull, int oneIn) {

    static final Trouble NONE = new Trouble(false, 0);

    private static final String FULL = "full";

    public static Trouble full() {
        return new Trouble(true, 0);
    }

    public static Trouble oneIn(int calls) {
        return new Trouble(false, calls);
    }

    /** From now on, until the file is deleted. */
    public void begin(Path file) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(aside, isFull ? FULL : Integer.toString(oneIn));
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** What there is now. */
    static Trouble of(Path file) throws IOException {
        try {
            String text = Files.readString(file);
            return text.equals(FULL) ? full() : oneIn(Integer.parseInt(text));
        } catch (NoSuchFileException e) {
            return NONE;
        }
    }
}
