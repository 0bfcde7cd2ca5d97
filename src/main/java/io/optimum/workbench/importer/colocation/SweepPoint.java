package io.optimum.workbench.importer.colocation;

/// One measured setting of one model on an inference server.
///
/// @param model what was served
/// @param instances of the model on the GPU
/// @param maxBatch largest batch that the server forms
/// @param concurrency requests under way at a time
/// @param throughputPerSecond inputs per second
public record SweepPoint(
    String model, int instances, int maxBatch, int concurrency, double throughputPerSecond) {}
