package io.optimum.workbench.domain.evidence;

import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.load.Load;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.LatencySummary;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.Sharing;
import java.util.List;
import java.util.stream.IntStream;

/// A combination measured beside each of its deployments alone, with the same settings.
///
/// @param colocated the run of the whole combination
/// @param solo the run of each deployment alone, in the combination's order
/// @param profileFingerprints of the profiles that ran, in the combination's order: an engine
///   imported anew is another one
public record Measurement(
    RunResult colocated, List<DeploymentResult> solo, List<String> profileFingerprints) {
  public Measurement {
    solo = List.copyOf(solo);
    profileFingerprints = List.copyOf(profileFingerprints);
    if (solo.size() != colocated.deployments().size()) {
      throw new IllegalArgumentException(
          "There are %d solo results for %d deployments; each needs one."
              .formatted(solo.size(), colocated.deployments().size()));
    }
    if (profileFingerprints.size() != solo.size()) {
      throw new IllegalArgumentException(
          "There are %d profile fingerprints for %d deployments; each needs one."
              .formatted(profileFingerprints.size(), solo.size()));
    }
  }

  public Combination combination() {
    return colocated.request().combination();
  }

  /// Whether every deployment ran in a closed loop: what predictors learn and predict.
  public boolean isSaturating() {
    return colocated.request().loads().stream().allMatch(Load::isClosedLoop);
  }

  /// Whether a predictor of slowdowns among streams can be held against it, or learn from it:
  /// saturating load, and streams of one process. Numbers of other ways of sharing are others.
  public boolean isOfSaturatedStreams() {
    return isSaturating() && combination().sharing() == Sharing.STREAMS;
  }

  public GpuId gpu() {
    return colocated.request().gpu();
  }

  /// Co-located mean latency over solo mean latency, per deployment.
  public List<Double> slowdowns() {
    return each(i ->
        colocated.deployments().get(i).latency().meanNanos() / solo.get(i).latency().meanNanos());
  }

  /// 95 % half-widths of the slowdowns: relative half-widths of both means, which are independent,
  /// added in quadrature.
  public List<Double> slowdownHalfWidths() {
    List<Double> slowdowns = slowdowns();
    return each(i ->
        slowdowns.get(i)
            * Math.hypot(
                relative(colocated.deployments().get(i).latency()),
                relative(solo.get(i).latency())));
  }

  private static double relative(LatencySummary latency) {
    return latency.halfWidthNanos() / latency.meanNanos();
  }

  /// System throughput: sum of co-located over solo throughput (Eyerman and Eeckhout, IEEE Micro
  /// 2008). A deployment alone has 1.
  public double stp() {
    return each(i ->
            colocated.deployments().get(i).throughputPerSecond()
                / solo.get(i).throughputPerSecond())
        .stream()
        .mapToDouble(Double::doubleValue)
        .sum();
  }

  /// Average normalised turnaround time: mean slowdown (Eyerman and Eeckhout, IEEE Micro 2008).
  public double antt() {
    return slowdowns().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private List<Double> each(java.util.function.IntToDoubleFunction ratio) {
    return IntStream.range(0, solo.size()).mapToDouble(ratio).boxed().toList();
  }
}
