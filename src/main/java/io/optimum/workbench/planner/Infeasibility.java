package io.optimum.workbench.planner;

import static io.optimum.workbench.planner.Phrases.count;
import static io.optimum.workbench.planner.Phrases.gibibytes;
import static io.optimum.workbench.planner.Phrases.millis;
import static io.optimum.workbench.planner.Phrases.perSecond;
import static io.optimum.workbench.planner.Phrases.percent;

import io.optimum.workbench.domain.InfeasibleException;
import io.optimum.workbench.domain.ObjectiveTerm;
import io.optimum.workbench.domain.ServiceTarget;
import io.optimum.workbench.planner.SoloJudge.Alone;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/// Says which constraint no plan can meet, by how much it is missed, and what would fix it.
final class Infeasibility {
  private Infeasibility() {}

  static InfeasibleException tooFewPlaces(int engines, int gpus, int perGpu) {
    int needed = (engines + perGpu - 1) / perGpu;
    return new InfeasibleException(
        """
        %s do not fit on %s with at most %d per GPU: %d too many. \
        Add %s, or allow %d engines per GPU.\
        """
            .formatted(
                count(engines, "engine"),
                count(gpus, "GPU"),
                perGpu,
                engines - gpus * perGpu,
                count(needed - gpus, "GPU"),
                (engines + gpus - 1) / gpus));
  }

  /// An engine that cannot even have a GPU of its own. Memory is named before demand, demand before
  /// the SLO.
  static InfeasibleException alone(ServiceTarget target, List<Alone> tried) {
    List<Alone> fitting = tried.stream().filter(each -> each.memorySlackBytes() >= 0).toList();
    if (fitting.isEmpty()) {
      return memory(target, tried);
    }
    List<Alone> stable = fitting.stream().filter(each -> each.level().sustainable()).toList();
    return stable.isEmpty() ? demand(target, fitting) : slo(target, stable);
  }

  /// No combination of engines that can each run alone.
  ///
  /// @param nearest the candidate that misses least
  /// @param gpus how many there are
  /// @param enoughGpus the smallest number of GPUs with which a plan was found, where one was
  static InfeasibleException together(Evaluation nearest, int gpus, OptionalInt enoughGpus) {
    String fix =
        enoughGpus.isPresent()
            ? "With %d GPUs instead of %d there is a plan.".formatted(enoughGpus.getAsInt(), gpus)
            : "More GPUs alone do not help: relax the limits named.";
    return new InfeasibleException(
        "No plan meets every constraint on %s. The nearest is %s. %s %s"
            .formatted(count(gpus, "GPU"), nearest.candidate().label(), missed(nearest), fix));
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

  private static InfeasibleException memory(ServiceTarget target, List<Alone> tried) {
    Alone best =
        tried.stream().max(Comparator.comparingLong(Alone::memorySlackBytes)).orElseThrow();
    return new InfeasibleException(
        """
        The engine %s does not fit into the memory of any GPU: at batch %d it needs %s more than \
        may be used. Lower the memory headroom, profile a smaller batch, or take a larger GPU.\
        """
            .formatted(
                target.engine(),
                best.deployment().batchSize(),
                gibibytes(-best.memorySlackBytes())));
  }

  private static InfeasibleException demand(ServiceTarget target, List<Alone> fitting) {
    Alone best =
        fitting.stream()
            .max(Comparator.comparingDouble(each -> each.level().capacityPerSecond()))
            .orElseThrow();
    double capacity = best.level().capacityPerSecond();
    return new InfeasibleException(
        """
        The demand of engine %s is not sustainable: a GPU of its own serves %s at batch %d, the \
        demand is %s above that. Lower its rate below %s, or split it over several engines.\
        """
            .formatted(
                target.engine(),
                perSecond(capacity),
                best.deployment().batchSize(),
                percent(best.level().utilisationFraction() - 1),
                perSecond(capacity)));
  }

  private static InfeasibleException slo(ServiceTarget target, List<Alone> stable) {
    Alone best =
        stable.stream()
            .min(Comparator.comparingDouble(each -> each.level().p99Nanos()))
            .orElseThrow();
    double p99Nanos = best.level().p99Nanos();
    return new InfeasibleException(
        """
        The engine %s misses its SLO even on a GPU of its own: p99 is %s at batch %d, the limit is \
        %s (%s too slow). An SLO of %s is the smallest that can be met.\
        """
            .formatted(
                target.engine(),
                millis(p99Nanos),
                best.deployment().batchSize(),
                millis(target.sloP99Nanos()),
                percent(p99Nanos / target.sloP99Nanos() - 1),
                millis(Math.ceil(p99Nanos / 10_000) * 10_000)));
  }
}
