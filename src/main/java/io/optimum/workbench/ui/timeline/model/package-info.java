/// What is seen of a run: [TimelineViewModel] (range, selection, follow and freeze),
/// [FindViewModel], [NotesViewModel], [RangeStatistics] of the chosen range, [LiveViewModel] of the
/// run itself. [SoloRuns] makes what it is compared with; [SpanExport] writes a range. Uses
/// `ui.timeline.span`, `ui.session`, `workflow`, `exporter` and `codec` for files.
@NullMarked
package io.optimum.workbench.ui.timeline.model;

import org.jspecify.annotations.NullMarked;
