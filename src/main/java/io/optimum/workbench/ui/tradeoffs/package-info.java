/// The screen of tradeoffs: one slider between latency and throughput, the settings it chooses, and
/// where they lie among all others.
///
/// [TradeoffsViewModel] is the state, [TradeoffsView] the nodes. Uses `strategy`, `workflow` and
/// `ui.session`.
@NullMarked
package io.optimum.workbench.ui.tradeoffs;

import org.jspecify.annotations.NullMarked;
