package io.optimum.workbench.planner.score;

import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.planner.space.Candidate;
import io.optimum.workbench.planner.space.Candidate.Placement;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.task.Progress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;

/// Judges candidates by measuring each of their combinations once.
public final class MeasuredEvaluator implements Evaluator {
  private final PlanSpace space;
  private final Measurer measurer;
  private final PredictedEvaluator predicted;
  private final PlacementScorer placements;
  private final Map<Placement, Measurement> measurements = new ConcurrentHashMap<>();
  private final AtomicInteger combinationsMeasured = new AtomicInteger();
  private final DoubleAdder deviceSeconds = new DoubleAdder();

  public MeasuredEvaluator(
      PlanSpace space,
      Measurer measurer,
      PredictedEvaluator predicted,
      PlacementScorer placements) {
    this.space = space;
    this.measurer = measurer;
    this.predicted = predicted;
    this.placements = placements;
  }

  @Override
  public List<Evaluation> evaluate(List<Candidate> asked, Progress progress) {
    List<Placement> missing =
        asked.stream()
            .flatMap(each -> each.placements().stream())
            .distinct()
            .filter(each -> !measurements.containsKey(each))
            .toList();
    for (GpuId gpu : space.gpuTypes()) {
      measure(gpu, missing.stream().filter(each -> each.gpu().equals(gpu)).toList(), progress);
    }
    CandidateScorer candidates = new CandidateScorer(space);
    return asked.stream()
        .map(each -> candidates.score(each, each.placements().stream().map(this::score).toList()))
        .toList();
  }

  /// A candidate that was measured, with demands played for longer, as it is to be shown.
  public Evaluation precise(Candidate candidate) {
    PlacementScorer precise = placements.precise();
    return new CandidateScorer(space)
        .score(
            candidate,
            candidate.placements().parallelStream()
                .map(each -> precise.measured(each, predicted.prediction(each), measurement(each)))
                .toList());
  }

  /// Co-located runs so far, those known already not counted.
  public int combinationsMeasured() {
    return combinationsMeasured.get();
  }

  public double deviceSeconds() {
    return deviceSeconds.sum();
  }

  /// 0 for a candidate that was not measured as a whole; else the 95 % half-width of the mean STP
  /// per GPU, from those of the latencies; errors of different deployments are taken as
  /// independent.
  public double stpHalfWidth(Candidate candidate) {
    double variance = 0;
    if (!measurements.keySet().containsAll(candidate.placements())) {
      return 0;
    }
    for (Placement placement : candidate.placements()) {
      Measurement measurement = measurement(placement);
      for (int i = 0; i < placement.combination().size(); i++) {
        double slowdown = measurement.slowdowns().get(i);
        double share = measurement.slowdownHalfWidths().get(i) / (slowdown * slowdown);
        variance += share * share;
      }
    }
    return Math.sqrt(variance) / candidate.placements().size();
  }

  private PlacementScore score(Placement placement) {
    return placements.measured(placement, predicted.prediction(placement), measurement(placement));
  }

  /// Of a placement that was measured.
  public Measurement measurement(Placement placement) {
    return Objects.requireNonNull(measurements.get(placement), placement::label);
  }

  /// Whether nothing is left to measure; a deployment alone has nothing to measure but itself.
  public boolean isMeasured(Placement placement) {
    return measurements.containsKey(placement);
  }

  /// Different ones so far, those known already counted too.
  public int placementsMeasured() {
    return measurements.size();
  }

  /// Measures one, unless it is known.
  public void measure(Placement placement, Progress progress) {
    if (!isMeasured(placement)) {
      measure(placement.gpu(), List.of(placement), progress);
    }
  }

  private void measure(GpuId gpu, List<Placement> missing, Progress progress) {
    if (missing.isEmpty()) {
      return;
    }
    List<Combination> combinations = missing.stream().map(Placement::combination).toList();
    List<Measurer.Measured> measured =
        measurer.measure(gpu, combinations, space.request().seed(), progress);
    for (int i = 0; i < missing.size(); i++) {
      Measurer.Measured each = measured.get(i);
      measurements.put(missing.get(i), each.measurement());
      deviceSeconds.add(each.deviceSeconds());
      if (each.deviceSeconds() > 0 && combinations.get(i).size() > 1) {
        combinationsMeasured.incrementAndGet();
      }
    }
  }
}
