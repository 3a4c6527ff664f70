// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.cli;

import java.util.List;
import scopt.Read;

/** The options of the job, and of what writes the lake as it does. */
class WriterOptions extends NamedOptions {
    /** @param hudiConf takes what is given for Hudi */
    WriterOptions(String program, OptionValues values, List<String> hudiConf) {
        super(program, values);
        KafkaArgs.name(this);
        value('t', "sourceTopic", "the topic that cdc-producer writes");
        value('p', "consumeGroup", "group id that the brokers see");
        value('o', "startPos", "where the first start reads from: earliest (default) or latest");
        value('k', "maxOffset", "most records of one micro-batch (500000)");
        value('i', "trigger", "seconds between two micro-batches (300)");
        value('c', "checkpointDir", "Spark's checkpoint directory");
        value('g', "hudiEventBasePath", "base path of the lake; tables are at <base>/<database>/<table>");
        value('m', "tableInfoJson", "table info: JSON, or @ and a JSON or YAML file");
        value('y', "tableType", "type of new tables: COW (default) or MOR");
        value("morCompact", "compact MOR tables in this job: true (default) or false; the second -t means this");
        value("inlineMax", "commits between two compactions of a MOR table (20); the second -m means this");
        value('u', "concurrent", "write tables side by side: true (4 at a time, default), false, or how many");
        value("maxQuarantined", "stop when more records than these went to quarantine since the start (no limit)");
        use(opt('x', "hudiConf", Read.stringRead()), "Hudi options for every table; may be repeated", hudiConf::add)
                .valueName("<key>=<value>,…");
        value('s', "syncHive", "tell a catalog of the tables: true or false (default)");
        value("syncMode", "jdbc (HiveServer2, default), hms (Hive metastore) or glue (AWS); the second -s means this");
        value('z', "syncMetastore", "the metastore, thrift://host:port (what Spark's hive-site.xml says)");
        value('r', "syncJDBCUrl", "HiveServer2, jdbc:hive2://host:port");
        value('n', "syncJDBCUsername", "user of HiveServer2 (hive)");
        value("syncJDBCPasswordFile", "file with the password; or set " + ArgsReader.PASSWORD_VARIABLE);
        AlertArgs.name(this);
        AlertArgs.nameLag(this);
        value('w', "hudiWriteOperation", "upsert (default); insert is carried out as upsert");
        value('e', "env", "dev or prod; no effect");
        value("partitionNum", "no effect; the second -p means this");
        help("help").text("prints this");
    }
}
