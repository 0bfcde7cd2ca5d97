/// [HeatMapView]: a matrix of pairs with its rows in a chosen order, as pixels. Uses `ui.chart`.
@NullMarked
package io.optimum.workbench.ui.chart.heat;

import org.jspecify.annotations.NullMarked;
