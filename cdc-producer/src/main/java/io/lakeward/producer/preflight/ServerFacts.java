// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import java.util.List;
import java.util.Map;

/**
 * What the preflight has to know of a server.
 *
 * @param variables global variables by name in lower case; those that the server does not have are missing
 * @param maySeeBinlogPosition whether the user has REPLICATION CLIENT
 * @param grants as {@code SHOW GRANTS} shows them
 * @param tables that the user can see
 */
record ServerFacts(
        Map<String, String> variables, boolean maySeeBinlogPosition, List<String> grants, List<TableFacts> tables) {}
