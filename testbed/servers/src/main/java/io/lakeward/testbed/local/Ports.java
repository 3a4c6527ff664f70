// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.testbed.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback address. */
public final class Ports {

    private static final int LOWEST = 10_000;
    private static final int HIGHEST = 32_767;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /**
     * A free port that this process has not given out before, below those that systems use for outgoing connections: such a one
     * could be gone before a server listens on it, or while a server restarts.
     */
    public static int free() {
        for (int tries = 0; tries < 1000; tries++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
            if (GIVEN.add(port) && !isTaken(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port on 127.0.0.1 from " + LOWEST + " to " + HIGHEST);
    }

    public static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As the servers do it: a port whose last connection still lingers counts as free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
