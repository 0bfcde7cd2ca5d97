/// The lanes drawn: [LaneArea] is the control, [LaneBody] and [LaneRow] its pixels, [LanePainter]
/// and [GutterPainter] what lies over them, [LaneInput] keys and mouse, [Minimap] the whole run.
/// Uses `ui.timeline.model`, `ui.timeline.span` and `ui.chart`.
@NullMarked
package io.optimum.workbench.ui.timeline.lane;

import org.jspecify.annotations.NullMarked;
