/// Live lanes of a run. Read in this order: [SpanStore] (takes spans from the device's thread,
/// gives an immutable [SpanSnapshot] per frame), [Track] (the spans of one lane in columns),
/// [LevelOfDetail] (at most one slice per pixel; [CoarseDetail] where spans are dense), [Runs] (two
/// runs on one clock), [Arrangement] and [RowLayout] (which rows), [LaneBody] (their pixels),
/// [TimelineViewModel] (what is seen and selected), [TimelineView] (lanes, bar and statistics).
///
/// Uses `domain`, `device` for its span port, `exporter` and `codec` for files, `ui.style`,
/// `ui.fx`, `ui.chart` and `ui.control`.
///
/// [LiveView] is the screen around the lanes: it runs the chosen combination and stops it. Uses
/// `ui.session`; [SoloRuns] makes what it is compared with, and uses `workflow`.
@NullMarked
package io.optimum.workbench.ui.timeline;

import org.jspecify.annotations.NullMarked;
