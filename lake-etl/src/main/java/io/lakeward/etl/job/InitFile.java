// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.job;

import io.lakeward.etl.catalog.LakeCatalogFactory;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;

/** What Flink's SQL client must know before it runs a script. */
final class InitFile {

    private InitFile() {}

    static String of(String catalog, String lake, Configuration settings) {
        return """
                -- sql-client.sh -j lake-etl.jar -i <this file> -f <script>
                SET 'execution.runtime-mode' = 'streaming';
                %s

                CREATE CATALOG %s WITH ('type' = '%s', 'path' = %s);
                USE CATALOG %2$s;
                """
                .formatted(
                        new TreeMap<>(settings.toMap())
                                .entrySet().stream()
                                        .map(setting -> "SET " + quoted(setting.getKey()) + " = "
                                                + quoted(setting.getValue()) + ";")
                                        .collect(Collectors.joining("\n")),
                        catalog,
                        LakeCatalogFactory.TYPE,
                        quoted(lake));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
