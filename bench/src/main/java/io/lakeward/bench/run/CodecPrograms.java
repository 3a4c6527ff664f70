// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.run;

import io.lakeward.demo.process.Program;
import io.lakeward.demo.stack.JavaCommand;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The JVMs in which JMH measures a codec, each with the jar that users run and what its engine brings. */
public record CodecPrograms(Programs programs) {
    private static final String SPARK_DIST = "testbed/spark-dist";

    /** Where all of them leave what they find. */
    public Path folder() {
        return programs.work().dir().resolve("codecs");
    }

    /** What JMH found out about a codec. */
    public Path result(String codec) {
        return folder().resolve(codec + ".json");
    }

    /** @param options of the JVM */
    public Program encoder(String codec, List<String> options, int millis) throws IOException {
        return jmh(codec, options, programs.home().flinkClassPath(), "cdc-producer", "EncoderBenchmark", millis);
    }

    /** Reads what the encoder has left. */
    public Program parser(String codec, List<String> options, int millis) throws IOException {
        return jmh(codec, options, programs.home().classPath(SPARK_DIST), "lake-writer", "ParserBenchmark", millis);
    }

    private Program jmh(String codec, List<String> options, String engine, String job, String benchmark, int millis)
            throws IOException {
        JavaCommand java = programs.java("jmh-" + codec).environment("LAKEWARD_MYSQL_PASSWORD", "cdc");
        options.forEach(java::jvm);
        return java.jvm("-Xmx1g")
                .main(
                        String.join(
                                File.pathSeparator,
                                programs.home().jobJar("bench").toString(),
                                engine,
                                programs.home().jobJar(job).toString(),
                                programs.home().classPath("bench")),
                        "org.openjdk.jmh.Main")
                .arg(benchmark)
                .arg("-f", 1)
                .arg("-wi", 5)
                .arg("-i", 5)
                .arg("-w", millis + "ms")
                .arg("-r", millis + "ms")
                .arg("-bm", "thrpt")
                .arg("-tu", "s")
                .arg("-prof", "gc")
                .arg("-foe", true)
                .arg("-rf", "json")
                .arg("-rff", result(codec))
                .program();
    }
}
