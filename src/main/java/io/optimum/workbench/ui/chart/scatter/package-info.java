/// [ScatterView]: points, with a front and a limit, up to a hundred thousand of them. Uses
/// `ui.chart` and the pixels of `ui.chart.heat`.
@NullMarked
package io.optimum.workbench.ui.chart.scatter;

import org.jspecify.annotations.NullMarked;
