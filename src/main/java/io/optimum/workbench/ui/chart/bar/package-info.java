/// Bars: [BarsView] with intervals, [StacksView] for parts of a whole, [HistogramView]. Uses
/// `ui.chart`.
@NullMarked
package io.optimum.workbench.ui.chart.bar;

import org.jspecify.annotations.NullMarked;
