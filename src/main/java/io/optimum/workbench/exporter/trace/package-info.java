/// Runs as Chrome traces, for Perfetto and `chrome://tracing`.
///
/// [PlanTraceExporter] is the target, which runs a plan. [ChromeTraceWriter] writes spans while
/// they come, each stream through a [ChromeTraceLane] in which slices nest; [ChromeTraceExporter]
/// opens files. Uses `codec` and `domain`.
@NullMarked
package io.optimum.workbench.exporter.trace;

import org.jspecify.annotations.NullMarked;
