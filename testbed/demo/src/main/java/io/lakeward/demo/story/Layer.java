// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.story;

/** The layers of the lake, in the order a change reaches them. */
public enum Layer {
    ODS,
    DWD,
    DWS
}
