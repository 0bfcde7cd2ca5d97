package io.optimum.workbench.planner.score;

import io.optimum.workbench.domain.CombinationPrediction;
import io.optimum.workbench.domain.Measurement;
import io.optimum.workbench.domain.ProfiledCombination;
import io.optimum.workbench.planner.space.Candidate;
import io.optimum.workbench.planner.space.Candidate.Placement;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.predictor.SlowdownPredictor;
import io.optimum.workbench.task.Progress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Judges candidates by prediction. Each combination is predicted once, as long as what is known
/// fits into [#REMEMBERED] entries; then it starts over. Thread-safe.
public final class PredictedEvaluator implements Evaluator {
  /// A few kilobytes each.
  private static final int REMEMBERED = 100_000;

  private final PlanSpace space;
  private final SlowdownPredictor predictor;
  private final PlacementScorer placements;
  private final CandidateScorer candidates;
  private final Function<Placement, Optional<Measurement>> measured;
  private final Map<Placement, CombinationPrediction> predictions = new ConcurrentHashMap<>();
  private final Map<Placement, PlacementScore> scores = new ConcurrentHashMap<>();

  /// With the predictor that the space was made for.
  public PredictedEvaluator(PlanSpace space, PlacementScorer placements) {
    this(space, placements, space.context().predictor());
  }

  /// With another predictor.
  public PredictedEvaluator(
      PlanSpace space, PlacementScorer placements, SlowdownPredictor predictor) {
    this(space, placements, predictor, _ -> Optional.empty());
  }

  /// With another predictor, and measurements where there are some.
  public PredictedEvaluator(
      PlanSpace space,
      PlacementScorer placements,
      SlowdownPredictor predictor,
      Function<Placement, Optional<Measurement>> measured) {
    this.space = space;
    this.predictor = predictor;
    this.placements = placements;
    this.candidates = new CandidateScorer(space);
    this.measured = measured;
  }

  @Override
  public List<Evaluation> evaluate(List<Candidate> asked, Progress progress) {
    predict(asked.stream().flatMap(each -> each.placements().stream()).distinct().toList());
    return asked.stream()
        .map(each -> candidates.score(each, each.placements().stream().map(this::score).toList()))
        .toList();
  }

  public PlacementScore score(Placement placement) {
    return scores.computeIfAbsent(placement, this::judged);
  }

  private PlacementScore judged(Placement placement) {
    CombinationPrediction prediction = prediction(placement);
    return measured
        .apply(placement)
        .map(known -> placements.measured(placement, prediction, known))
        .orElseGet(() -> placements.predicted(placement, prediction));
  }

  /// The [PlacementScore#weightedShare] of [#score], sooner: whether constraints hold is not looked
  /// at.
  public double weightedShare(Placement placement) {
    return scores.containsKey(placement) || measured.apply(placement).isPresent()
        ? score(placement).weightedShare()
        : placements.weightedShare(placement, prediction(placement));
  }

  public CombinationPrediction prediction(Placement placement) {
    predict(List.of(placement));
    return Objects.requireNonNull(predictions.get(placement));
  }

  /// Predicts those that are not known yet at once, for [#score].
  public void predict(List<Placement> wanted) {
    List<Placement> missing =
        wanted.stream().filter(each -> !predictions.containsKey(each)).toList();
    if (missing.isEmpty()) {
      return;
    }
    if (predictions.size() > REMEMBERED) {
      predictions.keySet().retainAll(wanted);
      scores.clear();
    }
    List<ProfiledCombination> profiled =
        missing.stream()
            .map(each ->
                space
                    .context()
                    .profiles()
                    .profiled(space.context().spec(each.gpu()), each.combination()))
            .toList();
    List<CombinationPrediction> predicted = predictor.predictAll(profiled);
    for (int i = 0; i < missing.size(); i++) {
      predictions.put(missing.get(i), predicted.get(i));
    }
  }
}
