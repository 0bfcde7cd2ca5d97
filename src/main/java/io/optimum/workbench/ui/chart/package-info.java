/// Canvas charts over one core. Read in this order: [Axis] (values and nice ticks) and [Transform]
/// (values to pixels), [CanvasView] (layers of canvas, each a [Layer] drawn only when something
/// changed, with the theme's colours), [Pen] (a canvas or an SVG file to draw on), [PlotFrame]
/// (axes around a plot), [Navigation] (zoom and selection), then the charts: `ui.chart.scatter`,
/// `ui.chart.line`, `ui.chart.bar`, `ui.chart.heat`. [Png] writes pictures. Uses `domain`,
/// `exporter.text` for CSV, `ui.style` and `ui.fx`.
@NullMarked
package io.optimum.workbench.ui.chart;

import org.jspecify.annotations.NullMarked;
