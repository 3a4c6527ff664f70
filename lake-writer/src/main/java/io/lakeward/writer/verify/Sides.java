// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify;

import io.lakeward.writer.verify.row.Shape;
import io.lakeward.writer.verify.side.LakeSide;
import io.lakeward.writer.verify.side.SourceSide;
import java.util.List;

/**
 * What is compared with what.
 *
 * @param mayStay whether the lake may keep rows that the source has no more
 * @param notes what there is to say of the way in which it is compared
 */
record Sides(SourceSide source, LakeSide lake, Shape shape, boolean mayStay, List<String> notes) {}
