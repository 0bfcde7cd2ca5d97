/// The window. One package per screen, and below them what screens share: `ui.style` (looks),
/// `ui.fx` (threads and frames), `ui.chart` and `ui.control` (parts), `ui.shell` (the window).
///
/// A screen is a `…ViewModel` without nodes and a `…View` without logic. Screens do not know each
/// other. Nothing here computes: it calls services through `task` and shows their results.
@NullMarked
package io.optimum.workbench.ui;

import org.jspecify.annotations.NullMarked;
