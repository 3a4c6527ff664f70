// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo;

import io.lakeward.demo.source.Source;
import io.lakeward.demo.stack.ChosenPorts;
import io.lakeward.demo.work.WorkFolder;
import java.util.ArrayList;
import java.util.List;

/** What a user needs to look around in a demo that was left running. */
record Addresses(WorkFolder work, ChosenPorts ports, Source source, boolean ownMySql) {

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Everything still runs:");
        lines.add("  Flink   http://127.0.0.1:" + ports.flink());
        lines.add("  Spark   http://127.0.0.1:" + ports.spark());
        ports.metrics().ifPresent(metrics -> {
            lines.add("  metrics http://127.0.0.1:" + metrics.jobManager() + "/metrics of Flink's job manager");
            lines.add("  metrics http://127.0.0.1:" + metrics.taskManager() + "/metrics of Flink's task manager");
            lines.add("  metrics http://127.0.0.1:" + ports.spark() + "/metrics/prometheus/ of the writer");
        });
        lines.add("  MySQL   " + source.address() + ", user " + source.demo() + (ownMySql ? ", password root" : ""));
        lines.add("  Kafka   127.0.0.1:" + ports.kafka() + ", topic lakeward");
        lines.add("  lake    " + work.lake());
        lines.add("  logs    " + work.logs());
        lines.add("Try:");
        lines.add("  " + client() + " -e \"UPDATE test_db.product SET pprice = 1.23 WHERE pid = 2\"");
        lines.add("  ls -lt " + work.lake().resolve("test_db/product/.hoodie") + " | head");
        lines.add("End it:");
        lines.add("  ./lakeward down" + (work.dir().endsWith("target/demo") ? "" : " --work-dir " + work.dir()));
        return lines;
    }

    private String client() {
        String program = ownMySql ? work.dir().resolve("mysql/base/bin/mariadb") + " --skip-ssl" : "mysql";
        return "%s -h %s -P %d -u %s -p".formatted(program, source.host(), source.port(), source.demo());
    }
}
