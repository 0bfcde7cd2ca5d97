/// Learns from co-location measured elsewhere: foreign columns have a feature schema of their own.
///
/// Read in this order: [TablePredictor] (the recipe), [TableFeatures] (what learners see), [Law]
/// and its rows (priors), [Regime] (what is known of a query), `Stacking` (the choice). Uses
/// `domain` and `predictor.regression`.
@NullMarked
package io.optimum.workbench.predictor.table;

import org.jspecify.annotations.NullMarked;
