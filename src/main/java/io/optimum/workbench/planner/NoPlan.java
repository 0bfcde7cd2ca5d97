package io.optimum.workbench.planner;

import static io.optimum.workbench.planner.space.Phrases.count;
import static io.optimum.workbench.planner.space.Phrases.millis;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.plan.InfeasibleException;
import io.optimum.workbench.domain.plan.ObjectiveTerm;
import io.optimum.workbench.domain.plan.PlannedDeployment;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.planner.score.Evaluation;
import io.optimum.workbench.planner.score.Slacks;
import io.optimum.workbench.planner.space.Candidate;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.task.Progress;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Says why no plan for engines that can each run alone meets the constraints: which are missed, by
/// how much, and what would fix it.
///
/// @param nearest the candidate that misses least
record NoPlan(PlanSpace space, Evaluation nearest) {
  /// So many GPUs are named, the others counted.
  private static final int NAMED = 6;

  /// No combination of engines that can each run alone.
  InfeasibleException together(Remedies remedies, Progress progress) {
    return new InfeasibleException(
        "%s on %s. The nearest is %s. %s %s%s"
            .formatted(
                remedies.isNoneProven()
                    ? "No plan meets every constraint"
                    : "No plan that meets every constraint was found",
                count(space.gpuCount(), "GPU"),
                label(nearest),
                missed(nearest),
                remedies
                    .gpus(space, progress)
                    .map(this::gpus)
                    .orElse("More GPUs alone do not help: relax the limits named."),
                slos(remedies, progress)));
  }

  private String gpus(Remedies.MoreGpus gpus) {
    String which = space.gpuTypes().size() == 1 ? "GPUs" : "GPUs of type " + gpus.type();
    int enough = gpus.more().enough();
    return gpus.more().smallest()
        ? "With %d %s instead of %d there is a plan, with %d there is none: every candidate was tried."
            .formatted(enough, which, gpus.given(), enough - 1)
        : "%d %s instead of %d suffice; whether fewer do is not proven."
            .formatted(enough, which, gpus.given());
  }

  /// By how much the SLOs that the nearest candidate misses would have to be larger; empty when it
  /// misses other limits too.
  private String slos(Remedies remedies, Progress progress) {
    boolean others =
        nearest.slacks().stream()
            .anyMatch(slack -> slack.value() < 0 && !slack.name().startsWith(Slacks.SLO));
    SortedMap<EngineId, Long> missed = new TreeMap<>();
    double most = 0;
    for (PlannedGpu gpu : nearest.gpus()) {
      for (PlannedDeployment each : gpu.deployments()) {
        if (each.sloP99Nanos() > 0 && each.p99Nanos() > each.sloP99Nanos()) {
          missed.put(each.deployment().engine(), each.sloP99Nanos());
          most = Math.max(most, each.p99Nanos() / each.sloP99Nanos() - 1);
        }
      }
    }
    int percent = (int) Math.ceil(100 * most);
    return others || missed.isEmpty() || !Double.isFinite(most)
        ? ""
        : remedies
            .slos(missed.keySet(), percent, progress)
            .map(larger ->
                slos(
                    remedies.ofEvery() ? "of every engine" : named(missed, larger.enough()),
                    larger))
            .orElse("");
  }

  private static String slos(String whose, Remedies.Remedy larger) {
    return larger.smallest()
        ? " With SLOs larger by %d %% (%s) there is a plan, by %d %% there is none: every candidate was tried."
            .formatted(larger.enough(), whose, larger.enough() - 1)
        : " SLOs larger by %d %% (%s) suffice; whether less does is not proven."
            .formatted(larger.enough(), whose);
  }

  private static String named(SortedMap<EngineId, Long> missed, int percent) {
    return String.join(
        " and ",
        missed.entrySet().stream()
            .map(each ->
                "%s for %s"
                    .formatted(millis(Remedies.larger(each.getValue(), percent)), each.getKey()))
            .toList());
  }

  /// Candidates that should have met every constraint and, measured, do not.
  static InfeasibleException measured(List<Evaluation> tried) {
    Evaluation nearest =
        tried.stream().min(Comparator.comparingDouble(Evaluation::violation)).orElseThrow();
    return new InfeasibleException(
        """
        %s met every constraint by prediction, none of them by measurement. The nearest is %s. %s \
        Relax that limit, add a GPU, or train the predictor on these measurements and plan again.\
        """
            .formatted(count(tried.size(), "plan"), label(nearest), missed(nearest)));
  }

  private static String label(Evaluation plan) {
    List<String> names =
        plan.candidate().placements().stream().map(Candidate.Placement::label).toList();
    int more = names.size() - NAMED;
    String named = String.join(" | ", names.subList(0, Math.min(NAMED, names.size())));
    return more > 0 ? "%s | %s more".formatted(named, count(more, "GPU")) : named;
  }

  /// The worst violations, a sentence each.
  private static String missed(Evaluation nearest) {
    return String.join(
        " ",
        nearest.slacks().stream()
            .filter(slack -> slack.value() < 0)
            .sorted(Comparator.comparingDouble(ObjectiveTerm::value))
            .map(ObjectiveTerm::text)
            .distinct()
            .limit(3)
            .toList());
  }
}
