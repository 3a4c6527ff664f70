// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify.row;

import java.io.Serializable;

/**
 * A column that is compared.
 *
 * @param name in the lake
 * @param source its name in MySQL; empty if it is computed
 * @param scale the digits after a decimal point that MySQL shows; negative for as many as there are
 */
public record Cell(String name, String source, ValueKind kind, int scale) implements Serializable {
    /** The column in a statement. */
    public String quoted() {
        return quoted(source);
    }

    public static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
