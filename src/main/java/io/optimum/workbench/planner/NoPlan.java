package io.optimum.workbench.planner;

import static io.optimum.workbench.planner.space.Phrases.count;
import static io.optimum.workbench.planner.space.Phrases.millis;

import io.optimum.workbench.domain.InfeasibleException;
import io.optimum.workbench.domain.ObjectiveTerm;
import io.optimum.workbench.domain.PlannedDeployment;
import io.optimum.workbench.planner.score.Evaluation;
import io.optimum.workbench.planner.score.Slacks;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/// Says why no plan for engines that can each run alone meets the constraints.
final class NoPlan {
  private NoPlan() {}

  /// No combination of engines that can each run alone.
  ///
  /// @param nearest the candidate that misses least
  /// @param gpus how many there are
  /// @param enoughGpus the smallest number of GPUs with which a plan was found, where one was
  static InfeasibleException together(Evaluation nearest, int gpus, OptionalInt enoughGpus) {
    return new InfeasibleException(
        "No plan meets every constraint on %s. The nearest is %s. %s %s%s"
            .formatted(
                count(gpus, "GPU"),
                nearest.candidate().label(),
                missed(nearest),
                enoughGpus.isPresent()
                    ? "With %d GPUs instead of %d there is a plan."
                        .formatted(enoughGpus.getAsInt(), gpus)
                    : "More GPUs alone do not help: relax the limits named.",
                slos(nearest)));
  }

  /// The SLOs with which the nearest candidate would be a plan; empty when it misses other limits
  /// too.
  private static String slos(Evaluation nearest) {
    boolean others =
        nearest.slacks().stream()
            .anyMatch(slack -> slack.value() < 0 && !slack.name().startsWith(Slacks.SLO));
    List<String> relaxed =
        nearest.gpus().stream()
            .flatMap(gpu -> gpu.deployments().stream())
            .filter(each -> each.sloP99Nanos() > 0 && each.p99Nanos() > each.sloP99Nanos())
            .map(NoPlan::relaxed)
            .toList();
    return others || relaxed.isEmpty()
        ? ""
        : " The nearest is one with an SLO of " + String.join(" and ", relaxed) + ".";
  }

  private static String relaxed(PlannedDeployment missing) {
    return "%s for %s (%+.0f %%)"
        .formatted(
            millis(Math.ceil(missing.p99Nanos() / 10_000) * 10_000),
            missing.deployment().engine(),
            100 * (missing.p99Nanos() / missing.sloP99Nanos() - 1));
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
            .formatted(count(tried.size(), "plan"), nearest.candidate().label(), missed(nearest)));
  }

  /// The worst violations, a sentence each.
  private static String missed(Evaluation nearest) {
    return String.join(
        " ",
        nearest.slacks().stream()
            .filter(slack -> slack.value() < 0)
            .sorted(Comparator.comparingDouble(ObjectiveTerm::value))
            .limit(3)
            .map(ObjectiveTerm::text)
            .toList());
  }
}
