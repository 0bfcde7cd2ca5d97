/// Spans of a run for drawing. Read in this order: [SpanStore] (takes spans from the device's
/// thread, gives an immutable [SpanSnapshot] per frame), [Track] (the spans of one lane in
/// columns), [LevelOfDetail] (at most one slice per pixel; [CoarseDetail] where spans are dense),
/// [Runs] (two runs on one clock), [Arrangement] and [RowLayout] (which rows). Uses `domain` and
/// `device` for its span port.
@NullMarked
package io.optimum.workbench.ui.timeline.span;

import org.jspecify.annotations.NullMarked;
