/// Canvas charts over one core. Read in this order: [Axis] (values and nice ticks) and [Transform]
/// (values to pixels), [CanvasView] (layers of canvas, each a [Layer] drawn only when something
/// changed, with the theme's colours), [PlotFrame] (axes around a plot), then the charts:
/// [ScatterView], [LineView], [BarsView], [HeatMapView]. [Png] writes pictures. Uses `domain`,
/// `ui.style` and `ui.fx`.
@NullMarked
package io.optimum.workbench.ui.chart;

import org.jspecify.annotations.NullMarked;
