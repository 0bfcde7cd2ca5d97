/// Controls that screens share: [DataTable] (rows of records, in a [TableLayout] of the user's),
/// [QuantityField] and [SliderField] (numbers with units), [ProvenanceBadge] (where numbers come
/// from), [EmptyState] (what to do when there is nothing to show), [SteadySplit] (two panes that
/// keep their shares). Uses `domain`, `exporter.text` for CSV, `ui.fx` and `ui.style`.
@NullMarked
package io.optimum.workbench.ui.control;

import org.jspecify.annotations.NullMarked;
