package io.optimum.workbench.predictor;

/// Errors of predicted against measured slowdowns.
///
/// @param mapeFraction mean absolute percentage error, as a fraction
/// @param p95Fraction 95th percentile of the absolute percentage error
/// @param rSquared coefficient of determination of the slowdowns
/// @param kendallTau rank correlation
/// @param skillFraction 1 - MAPE / MAPE of the training mean; below 0 = worse than the mean
public record PredictionError(
    double mapeFraction,
    double p95Fraction,
    double rSquared,
    double kendallTau,
    double skillFraction) {}
