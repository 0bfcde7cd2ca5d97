package io.optimum.workbench.planner.score;

import static io.optimum.workbench.planner.space.Phrases.count;
import static io.optimum.workbench.planner.space.Phrases.number;
import static io.optimum.workbench.planner.space.Phrases.perSecond;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.plan.ObjectiveTerm;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.planner.space.Candidate;
import io.optimum.workbench.planner.space.PlanSpace;
import java.util.ArrayList;
import java.util.List;

/// Adds up the GPUs of a candidate to its objective.
final class CandidateScorer {
  private final PlanSpace space;

  CandidateScorer(PlanSpace space) {
    this.space = space;
  }

  /// @param scores one per placement, in the candidate's order
  public Evaluation score(Candidate candidate, List<PlacementScore> scores) {
    int used = scores.size();
    double share = scores.stream().mapToDouble(PlacementScore::weightedShare).sum() / used;
    double goodput = scores.stream().mapToDouble(PlacementScore::weightedGoodputPerSecond).sum();
    double score =
        switch (space.request().objective()) {
          case HIGHEST_STP -> share;
          case FEWEST_GPUS -> -used + share / (1 + share);
          case MOST_GOODPUT -> goodput;
        };
    return new Evaluation(
        candidate,
        score,
        scores.stream().mapToDouble(PlacementScore::share).sum() / used,
        numbered(scores),
        List.of(
            new ObjectiveTerm(
                "Weighted STP per GPU",
                share,
                "of one engine per GPU",
                "Each GPU does the work of %s GPUs with one engine each.".formatted(number(share))),
            new ObjectiveTerm("GPUs used", used, "GPUs", count(used, "GPU") + " used."),
            new ObjectiveTerm(
                "Weighted goodput",
                goodput,
                "inferences/s",
                "Inferences within their SLO: %s.".formatted(perSecond(goodput)))),
        slacks(candidate, scores),
        provenance(scores));
  }

  private static List<PlannedGpu> numbered(List<PlacementScore> scores) {
    List<PlannedGpu> gpus = new ArrayList<>();
    for (PlacementScore score : scores) {
      gpus.add(score.gpu().withOrdinal(gpus.size()));
    }
    return gpus;
  }

  private List<ObjectiveTerm> slacks(Candidate candidate, List<PlacementScore> scores) {
    List<ObjectiveTerm> slacks = new ArrayList<>();
    for (GpuId gpu : space.gpuTypes()) {
      slacks.add(Slacks.gpus(gpu, candidate.used(gpu), space.available(gpu)));
    }
    scores.forEach(score -> slacks.addAll(score.slacks()));
    return slacks;
  }

  /// Predicted as soon as one GPU is.
  private static Provenance provenance(List<PlacementScore> scores) {
    return scores.stream()
        .map(PlacementScore::provenance)
        .filter(Provenance.PREDICTED::equals)
        .findAny()
        .orElse(scores.getFirst().provenance());
  }
}
