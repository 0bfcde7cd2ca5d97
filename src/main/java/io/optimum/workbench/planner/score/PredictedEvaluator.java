package io.optimum.workbench.planner.score;

import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.planner.space.Candidate;
import io.optimum.workbench.planner.space.Candidate.Placement;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.predictor.SlowdownPredictor;
import io.optimum.workbench.task.Progress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Judges candidates by prediction. Each combination is predicted once, as long as what is known
/// fits into [#REMEMBERED] entries; then it starts over. Thread-safe.
public final class PredictedEvaluator implements Evaluator {
  /// A few kilobytes each.
  private static final int REMEMBERED = 100_000;

  /// What keeps every limit by so much in a short play is not played again by a search: of 1218
  /// such groups of two to four engines with Poisson demands, 5 missed one in a long play; of 327
  /// more crowded ones 37 did. A plan is played for longer as a whole at the end.
  private static final double CLEAR = 0.2;

  private final PlanSpace space;
  private final SlowdownPredictor predictor;
  private final PlacementScorer placements;
  private final CandidateScorer candidates;
  private final Function<Placement, Optional<Measurement>> measured;
  private final Map<Placement, CombinationPrediction> predictions = new ConcurrentHashMap<>();
  private final Map<Placement, PlacementScore> scores = new ConcurrentHashMap<>();
  private final Map<Placement, PlacementScore> verified = new ConcurrentHashMap<>();

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
    if (predictions.size() > REMEMBERED) {
      predictions.clear();
      scores.clear();
    }
    List<Placement> placed =
        asked.stream().flatMap(each -> each.placements().stream()).distinct().toList();
    predict(placed);
    placed.parallelStream().forEach(this::score);
    return asked.stream()
        .map(each -> candidates.score(each, each.placements().stream().map(this::score).toList()))
        .toList();
  }

  /// With demands played for longer; [#score] says the same from then on. How much a missed SLO is
  /// missed by is only roughly known.
  public Evaluation verified(Candidate candidate) {
    List<PlacementScore> parts =
        candidate.placements().parallelStream().map(this::verified).toList();
    return candidates.score(candidate, parts);
  }

  public PlacementScore score(Placement placement) {
    PlacementScore known = verified.get(placement);
    return known == null
        ? scores.computeIfAbsent(placement, each -> judged(each, placements))
        : known;
  }

  /// See [#verified(Candidate)].
  public PlacementScore verified(Placement placement) {
    return verified.computeIfAbsent(placement, each -> judged(each, placements.verifying()));
  }

  /// As [#verified(Placement)] where it matters: not where a short play misses a limit, or keeps
  /// every one by far.
  public PlacementScore sure(Placement placement) {
    PlacementScore quick = score(placement);
    return quick.feasible() && quick.leastSlackFraction() < CLEAR ? verified(placement) : quick;
  }

  private PlacementScore judged(Placement placement, PlacementScorer scorer) {
    CombinationPrediction prediction = prediction(placement);
    return measured
        .apply(placement)
        .map(known -> scorer.measured(placement, prediction, known))
        .orElseGet(() -> scorer.predicted(placement, prediction));
  }

  /// The [PlacementScore#weightedShare] of [#score], sooner: whether constraints hold is not looked
  /// at.
  public double weightedShare(Placement placement) {
    return scores.containsKey(placement) || measured.apply(placement).isPresent()
        ? score(placement).weightedShare()
        : placements.weightedShare(placement, prediction(placement));
  }

  /// No less than the [PlacementScore#weightedGoodputPerSecond] of [#score], sooner.
  public double weightedGoodputAtMost(Placement placement) {
    return scores.containsKey(placement) || measured.apply(placement).isPresent()
        ? score(placement).weightedGoodputPerSecond()
        : weightedArrivals(placement);
  }

  /// All that arrives, or is served alone where the next waits: weighted inferences/s.
  public double weightedArrivals(Placement placement) {
    return placements.weightedArrivals(placement, () -> prediction(placement));
  }

  /// The [PlacementScore#share] of [#score], sooner.
  public double share(Placement placement) {
    return measured.apply(placement).isPresent()
        ? score(placement).share()
        : placements.share(placement, prediction(placement));
  }

  public CombinationPrediction prediction(Placement placement) {
    CombinationPrediction known = predictions.get(placement);
    if (known != null) {
      return known;
    }
    CombinationPrediction predicted = predictor.predict(profiled(placement));
    predictions.put(placement, predicted);
    return predicted;
  }

  private ProfiledCombination profiled(Placement placement) {
    return space.profiled(placement.gpu(), placement.combination());
  }

  /// Predicts those that are not known yet at once, for [#score].
  public void predict(List<Placement> wanted) {
    List<Placement> missing =
        wanted.stream().filter(each -> !predictions.containsKey(each)).toList();
    if (missing.isEmpty()) {
      return;
    }
    List<CombinationPrediction> predicted =
        predictor.predictAll(missing.stream().map(this::profiled).toList());
    for (int i = 0; i < missing.size(); i++) {
      predictions.put(missing.get(i), predicted.get(i));
    }
  }
}
