/// What learned predictors see of a combination: [FeatureSchema] names and documents every
/// [Feature], [FeatureExtractor] takes them from profiles. Uses `predictor.prior`.
@NullMarked
package io.optimum.workbench.predictor.feature;

import org.jspecify.annotations.NullMarked;
