// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify.row;

import java.io.Serializable;
import java.util.List;

/**
 * A row as it is compared.
 *
 * @param key the texts of its key; its digest if it has none
 */
public record Row(List<String> key, String digest) implements Serializable {}
