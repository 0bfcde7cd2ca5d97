package io.optimum.workbench.study.service;

import io.optimum.workbench.domain.engine.EngineId;
import java.util.List;

/// One engine of a combination under one load: predicted beside measured.
///
/// @param engines of the combination
/// @param engine which of them
/// @param policy how inputs become batches
/// @param load share of what it serves while all are saturated
/// @param predicted by the service model
/// @param measured mean over the seeds
/// @param p99HalfWidthNanos 95 % confidence half-width of the measured p99 over the seeds
/// @param inputs counted, all seeds together
public record ServiceCheck(
    List<EngineId> engines,
    EngineId engine,
    String policy,
    double load,
    Felt predicted,
    Felt measured,
    double p99HalfWidthNanos,
    long inputs) {
  public ServiceCheck {
    engines = List.copyOf(engines);
  }

  /// What users feel.
  ///
  /// @param goodputPerSecond inputs within the measured p95, so of the measured ones 95 %
  public record Felt(double p50Nanos, double p95Nanos, double p99Nanos, double goodputPerSecond) {}

  /// Predicted over measured, less one; infinite where the model says that the load is too high.
  public double p99ErrorFraction() {
    return predicted.p99Nanos / measured.p99Nanos - 1;
  }
}
