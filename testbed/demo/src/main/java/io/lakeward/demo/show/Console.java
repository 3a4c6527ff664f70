// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.show;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Timer;
import java.util.TimerTask;

/** Lines for good, and one line that is overwritten while something is waited for. */
public final class Console {

    private static final String CLEAR = "\r\u001b[K";
    private static final int WIDTH = 120;
    private static final Duration TICK = Duration.ofSeconds(1);

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private String status = "";
    private Instant since = Instant.EPOCH;
    private long shownSeconds;
    private boolean closed;

    public Console(PrintStream out, PrintStream err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        if (terminal) {
            new Timer("console", true).schedule(new Tick(), TICK.toMillis(), TICK.toMillis());
        }
    }

    /** Time passes for whoever watches, though the program has nothing new to say. */
    private final class Tick extends TimerTask {
        @Override
        public void run() {
            refresh();
        }
    }

    public int width() {
        return WIDTH;
    }

    public synchronized void line(String text) {
        if (closed) {
            return;
        }
        clear();
        out.println(text);
        out.flush();
    }

    /** The last word: whatever still runs has nothing to say any more but errors. */
    public synchronized void close(String text) {
        line(text);
        closed = true;
    }

    /** A line for whoever looks for what went wrong. */
    public synchronized void error(String text) {
        clear();
        out.flush();
        err.println(text);
    }

    /** What is waited for now: overwritten with the seconds on a terminal, else a line when it changes. */
    public synchronized void status(String text) {
        if (closed) {
            return;
        }
        if (status.isEmpty()) {
            since = Instant.now();
            shownSeconds = -1;
        }
        long seconds = Duration.between(since, Instant.now()).toSeconds();
        if (terminal && (seconds != shownSeconds || !text.equals(status))) {
            out.print(CLEAR + "     " + shorten(text + " ... " + seconds + " s"));
        } else if (!terminal && !text.equals(status)) {
            out.println("     " + text + " ...");
        }
        out.flush();
        shownSeconds = seconds;
        status = text;
    }

    private synchronized void refresh() {
        if (!status.isEmpty()) {
            status(status);
        }
    }

    private void clear() {
        if (terminal && !status.isEmpty()) {
            out.print(CLEAR);
        }
        status = "";
    }

    private static String shorten(String text) {
        return text.length() > WIDTH - 10 ? text.substring(0, WIDTH - 11) + "…" : text;
    }
}
