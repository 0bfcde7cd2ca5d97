package io.optimum.workbench.planner;

import static io.optimum.workbench.planner.space.Phrases.count;

import io.optimum.workbench.domain.InfeasibleException;
import io.optimum.workbench.domain.ObjectiveTerm;
import io.optimum.workbench.planner.score.Evaluation;
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
  public static InfeasibleException together(Evaluation nearest, int gpus, OptionalInt enoughGpus) {
    String fix =
        enoughGpus.isPresent()
            ? "With %d GPUs instead of %d there is a plan.".formatted(enoughGpus.getAsInt(), gpus)
            : "More GPUs alone do not help: relax the limits named.";
    return new InfeasibleException(
        "No plan meets every constraint on %s. The nearest is %s. %s %s"
            .formatted(count(gpus, "GPU"), nearest.candidate().label(), missed(nearest), fix));
  }

  /// Candidates that should have met every constraint and, measured, do not.
  public static InfeasibleException measured(List<Evaluation> tried) {
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
