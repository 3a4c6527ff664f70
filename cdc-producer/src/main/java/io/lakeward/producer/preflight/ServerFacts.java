// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import io.lakeward.event.TableId;
import java.util.List;

/**
 * What the preflight has to know of a server.
 *
 * @param maySeeBinlogPosition whether the user has REPLICATION CLIENT
 * @param grants as {@code SHOW GRANTS} shows them
 * @param tables that the user can see
 * @param unreadable selected tables that the user may not read
 */
record ServerFacts(
        boolean maySeeBinlogPosition, List<String> grants, List<TableFacts> tables, List<TableId> unreadable) {}
