/// Canvas charts over one core. Read in this order: [Axis] (values and nice ticks) and [Transform]
/// (values to pixels), [CanvasView] (a canvas with the theme's colours, drawn only when something
/// changed), [PlotFrame] (axes around a plot), then the charts: [ScatterView], [LineView],
/// [BarsView], [HeatMapView]. [Png] writes pictures. Uses `domain`, `ui.style` and `ui.fx`.
@NullMarked
package io.optimum.workbench.ui.chart;

import org.jspecify.annotations.NullMarked;
