/// Live lanes of a run. Read in this order: `ui.timeline.span` (spans in columns, level of detail,
/// rows), `ui.timeline.model` (what is seen, selected and found), `ui.timeline.lane` (the pixels),
/// then the controls here: [TimelineView] (lanes, bar and statistics) and [LiveView], the screen
/// around it, which runs the chosen combination and stops it.
///
/// Uses `domain`, `ui.style`, `ui.fx`, `ui.chart`, `ui.control` and `ui.session`.
@NullMarked
package io.optimum.workbench.ui.timeline;

import org.jspecify.annotations.NullMarked;
