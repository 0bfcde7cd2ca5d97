package io.optimum.workbench.study.accuracy;

import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.DeviceOpener;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.predictor.PredictionError;
import io.optimum.workbench.predictor.Scores;
import io.optimum.workbench.profiling.Bench;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.study.accuracy.AccuracyReport.Simulated;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Simulates again what was measured, and trains predictors on parts of it to test them on the
/// rest.
public final class Accuracy {
  private static final String ALL = "all";

  private final DeviceOpener devices;
  private final HeldOutScores predictors;

  /// @param devices opens simulated GPUs
  public Accuracy(DeviceOpener devices, HeldOutScores predictors) {
    this.devices = devices;
    this.predictors = predictors;
  }

  /// Blocks until all is simulated and trained.
  ///
  /// @param gpu the recorded device
  /// @throws IllegalArgumentException when nothing was measured on it with the project's profiles
  public AccuracyReport score(Project project, GpuSpec gpu, long seed, Progress progress) {
    List<Measurement> measured =
        project.measurements().stream()
            .filter(each ->
                each.combination().size() > 1
                    && each.gpu().equals(gpu.id())
                    && project.profiles().areOf(each))
            .toList();
    if (measured.isEmpty()) {
      throw new IllegalArgumentException(
          "The project %s has no measurement of two or more engines on %s. Make some with `optimum record-suite`."
              .formatted(project.name(), gpu.name()));
    }
    try (GpuDevice device = devices.open(new DeviceChoice.Simulated(gpu))) {
      String simulator = device.capabilities().version();
      Bench bench = new Bench(device, project.profiles());
      return new AccuracyReport(
          project.name(),
          gpu.id().value(),
          measured.getFirst().colocated().provenance(),
          measured.size(),
          (int) measured.stream().filter(Accuracy::isDoubtful).count(),
          simulator,
          seed,
          simulated(bench, measured, progress.part(0, 0.5)),
          predictors.test(project, gpu, measured, seed, progress.part(0.5, 1)));
    }
  }

  private static boolean isDoubtful(Measurement measurement) {
    return !measurement.colocated().doubts().isEmpty();
  }

  private static List<Simulated> simulated(
      Bench bench, List<Measurement> measured, Progress progress) {
    Map<String, List<double[]>> byKind = new LinkedHashMap<>();
    byKind.put(ALL, new ArrayList<>());
    for (int i = 0; i < measured.size(); i++) {
      Measurement real = measured.get(i);
      Progress part = progress.step(i, measured.size());
      Measurement again =
          bench.measure(real.colocated().request(), new RunControl(), SpanSink.none(), part);
      for (int each = 0; each < real.combination().size(); each++) {
        double[] pair = {real.slowdowns().get(each), again.slowdowns().get(each)};
        byKind.get(ALL).add(pair);
        byKind.computeIfAbsent(kind(real), _ -> new ArrayList<>()).add(pair);
      }
    }
    return byKind.entrySet().stream().map(each -> score(each.getKey(), each.getValue())).toList();
  }

  private static Simulated score(String kind, List<double[]> pairs) {
    double[] measured = pairs.stream().mapToDouble(each -> each[0]).toArray();
    double[] again = pairs.stream().mapToDouble(each -> each[1]).toArray();
    double[] mean = new double[measured.length];
    Arrays.fill(mean, Arrays.stream(measured).average().orElseThrow());
    PredictionError error = Scores.of(measured, again, mean);
    return new Simulated(
        kind, measured.length, error.mapeFraction(), error.p95Fraction(), error.kendallTau());
  }

  private static String kind(Measurement measurement) {
    Combination combination = measurement.combination();
    if (!measurement.isSaturating()) {
      return "open loop";
    }
    if (combination.deployments().stream().anyMatch(each -> each.cudaGraph())) {
      return "CUDA graphs";
    }
    if (combination.deployments().stream()
        .anyMatch(each -> each.priority() != StreamPriority.NORMAL)) {
      return "priorities";
    }
    return switch (combination.size()) {
      case 2 -> "pairs";
      case 3 -> "triples";
      default -> "four and more";
    };
  }
}
