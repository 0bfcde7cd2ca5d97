/// How everything looks and how every number is printed.
///
/// [Theme] puts light or dark on the window, `workbench.css` holds the looks by style class,
/// [Palette] the colours of series, [Format] the only place that prints units. Uses nothing of ours
/// but `domain`.
@NullMarked
package io.optimum.workbench.ui.style;

import org.jspecify.annotations.NullMarked;
