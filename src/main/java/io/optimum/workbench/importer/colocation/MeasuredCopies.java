package io.optimum.workbench.importer.colocation;

/// Processes that run the same model on one GPU at the same time.
///
/// @param model what they run
/// @param batchSize inputs per inference
/// @param processes how many there are
/// @param throughputPerSecond inputs per second of one of them
public record MeasuredCopies(
    String model, int batchSize, int processes, double throughputPerSecond) {
  /// Time of one inference of one process.
  public double latencyNanos() {
    return batchSize * 1e9 / throughputPerSecond;
  }
}
