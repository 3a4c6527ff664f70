// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.catalog;

/**
 * A column as a catalog knows it.
 *
 * @param type as Hive writes it
 */
record CatalogColumn(String name, String type) {}
