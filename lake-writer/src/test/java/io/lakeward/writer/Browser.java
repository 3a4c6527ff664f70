// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Chromium, without a window.
 *
 * @param program its path
 * @param home where it keeps what it keeps
 */
record Browser(Path program, Path home) {
    static Optional<Browser> find(Path home) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of(Path.of(folder, "chromium"), Path.of(folder, "chromium-browser")))
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new Browser(program, home));
    }

    /** The page as it has become, once it is loaded. */
    String page(String url) throws IOException, InterruptedException {
        run("--dump-dom", url);
        return Files.readString(home.resolve("out"));
    }

    BufferedImage picture(String url) throws IOException, InterruptedException {
        Path file = home.resolve("picture.png");
        run("--window-size=1600,600", "--screenshot=" + file, url);
        return ImageIO.read(file.toFile());
    }

    private void run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + home.resolve("profile")));
        command.addAll(List.of(arguments));
        Path log = home.resolve("log");
        int exitCode = new ProcessBuilder(command)
                .redirectOutput(home.resolve("out").toFile())
                .redirectError(log.toFile())
                .start()
                .waitFor();
        assertThat(exitCode).as(() -> "see " + log).isZero();
    }
}
