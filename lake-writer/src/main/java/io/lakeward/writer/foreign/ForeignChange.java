// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.foreign;

import io.lakeward.event.TableSchema;

/**
 * A change of one row in the form of the contract.
 *
 * @param key see {@link io.lakeward.event.EventKey}
 * @param value see {@link io.lakeward.event.ChangeJson}
 */
public record ForeignChange(TableSchema schema, byte[] key, byte[] value) {}
