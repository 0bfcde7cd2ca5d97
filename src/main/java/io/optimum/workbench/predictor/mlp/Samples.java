package io.optimum.workbench.predictor.mlp;

/// Rows for a network.
///
/// @param count rows
/// @param width values per row
/// @param inputs row after row, standardised
/// @param targets one per row
record Samples(int count, int width, float[] inputs, float[] targets) {}
