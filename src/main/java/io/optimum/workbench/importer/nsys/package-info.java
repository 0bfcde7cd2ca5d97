/// SQLite exports of Nsight Systems: engines with measured kernels, and a timeline.
///
/// Start at [NsysReader], which gives an [NsysTrace]. `TraceBuilder` goes through it in order:
/// `ActivityReader` fills the columns of `Activities`, `Inferences` finds what repeats on a stream,
/// `EngineAnalysis` takes medians, `LayerNames` finds the ranges (NVTX) that launched each kernel,
/// [TracedSpans] hands the timeline out in batches. Uses `importer.kernel`, `importer.file`,
/// `domain` and SQLite.
@NullMarked
package io.optimum.workbench.importer.nsys;

import org.jspecify.annotations.NullMarked;
