/// [LineView]: curves, such as the loss of a training. Uses `ui.chart`.
@NullMarked
package io.optimum.workbench.ui.chart.line;

import org.jspecify.annotations.NullMarked;
