package io.optimum.workbench.predictor.feature;

/// One input of a learned predictor.
///
/// @param name unique in its schema
/// @param unit for example `fraction` or `ln`
/// @param meaning in a sentence, for people
public record Feature(String name, String unit, String meaning) {}
