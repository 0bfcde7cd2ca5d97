package io.optimum.workbench.strategy;

import io.optimum.workbench.domain.gpu.GpuSpec;
import java.util.List;

/// The settings of a combination that were predicted.
///
/// @param gpu where
/// @param points all of them, that of the present settings first; each fits into the memory of the
///   GPU
/// @param front those worth having
public record Exploration(
    GpuSpec gpu, List<OperatingPoint> points, ParetoFront<OperatingPoint> front) {
  public Exploration {
    points = List.copyOf(points);
  }

  /// Of any points.
  static List<OperatingPoint> front(List<OperatingPoint> points) {
    return ParetoFront.points(
        points, OperatingPoint::latencyRatio, OperatingPoint::goodputPerSecond);
  }
}
