package io.optimum.workbench.planner.space;

import static io.optimum.workbench.planner.space.Phrases.count;
import static io.optimum.workbench.planner.space.Phrases.gibibytes;
import static io.optimum.workbench.planner.space.Phrases.millis;
import static io.optimum.workbench.planner.space.Phrases.perSecond;
import static io.optimum.workbench.planner.space.Phrases.percent;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.plan.InfeasibleException;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.planner.space.SoloJudge.Alone;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/// Says which constraint no plan can meet, by how much it is missed, and what would fix it.
final class Infeasibility {
  private Infeasibility() {}

  /// @param placed one that takes several GPUs is listed as often
  /// @param types on which alone these engines run; empty = there are no others
  static InfeasibleException tooFewPlaces(
      List<EngineId> placed, int gpus, int perGpu, Set<GpuId> types) {
    int needed = (placed.size() + perGpu - 1) / perGpu;
    String engines = count(placed.stream().distinct().count(), "engine");
    boolean replicas = placed.size() > Set.copyOf(placed).size();
    return new InfeasibleException(
        """
        %s do not fit on %s%s with at most %d per GPU: %d too many. \
        At least %s more, or %d engines per GPU, are needed by their number alone; with %s each \
        has one of its own.\
        """
            .formatted(
                replicas ? "%d replicas of %s".formatted(placed.size(), engines) : engines,
                count(gpus, "GPU"),
                ofTypes("they run", types),
                perGpu,
                placed.size() - gpus * perGpu,
                count(needed - gpus, "GPU"),
                (placed.size() + gpus - 1) / gpus,
                count(placed.size(), "GPU")));
  }

  private static String ofTypes(String run, Set<GpuId> types) {
    List<String> names = types.stream().map(GpuId::value).sorted().toList();
    return names.isEmpty()
        ? ""
        : " of the type %s on (%s)".formatted(run, String.join(" or ", names));
  }

  /// An engine that cannot even have a GPU of its own, however little is asked of it. Memory is
  /// named before the SLO.
  ///
  /// @param tried with as little as that
  /// @param oneGpuNanos the SLO that one GPU keeps with all that is asked; empty = it cannot serve
  ///   it
  static InfeasibleException alone(
      ServiceTarget target, List<Alone> tried, OptionalDouble oneGpuNanos) {
    List<Alone> fitting = tried.stream().filter(each -> each.memorySlackBytes() >= 0).toList();
    return fitting.isEmpty() ? memory(target, tried) : slo(target, fitting, oneGpuNanos);
  }

  private static InfeasibleException memory(ServiceTarget target, List<Alone> tried) {
    Alone best = roomiest(tried);
    return new InfeasibleException(
        """
        The engine %s does not fit into the memory of any GPU: on %s at batch %d it needs %s, %s \
        more than may be used. %s\
        """
            .formatted(
                target.engine(),
                best.gpu(),
                best.deployment().batchSize(),
                gibibytes(best.requiredBytes()),
                gibibytes(-best.memorySlackBytes()),
                room(best)));
  }

  /// Where an engine leaves the largest share of the memory free.
  static Alone roomiest(List<Alone> tried) {
    return tried.stream().max(Comparator.comparingDouble(Alone::freeFraction)).orElseThrow();
  }

  /// The largest headroom with which it fits, if there is one.
  private static String room(Alone best) {
    double free = best.freeFraction();
    return free < 0
        ? "Without any headroom it does not fit either: profile a smaller batch, or take a larger"
            + " GPU."
        : "Lower the memory headroom to at most %s."
            .formatted(percent(Math.floor(1000 * free) / 1000));
  }

  /// @param needed by one engine alone
  /// @param given that there are for it
  /// @param enough for every replica of every engine to have one; 0 = not known
  /// @param types on which alone it runs; empty = there are no others
  record Gpus(int needed, int given, int enough, Set<GpuId> types) {}

  /// A demand that takes more replicas than have a place.
  static InfeasibleException demand(ServiceTarget target, List<Alone> tried, Gpus gpus) {
    Alone best =
        tried.stream()
            .filter(each -> each.memorySlackBytes() >= 0)
            .max(Comparator.comparingDouble(each -> each.level().capacityPerSecond()))
            .orElseThrow();
    double rate = target.arrivals().meanRatePerSecond();
    return new InfeasibleException(
        """
        The demand of engine %s (%s) takes %s of its own, there %s %d%s. One serves %s at \
        batch %d%s. %s%s\
        """
            .formatted(
                target.engine(),
                perSecond(rate),
                count(gpus.needed(), "GPU"),
                gpus.given() == 1 ? "is" : "are",
                gpus.given(),
                ofTypes("it runs", gpus.types()),
                perSecond(best.level().capacityPerSecond()),
                best.deployment().batchSize(),
                target.sloP99Nanos() > 0 ? ", less within the SLO" : "",
                relief(gpus, perSecond(Math.floor(rate / gpus.needed() * gpus.given()))),
                target.sloP99Nanos() > 0 ? sloForOne(tried) : ""));
  }

  /// Where it is the SLO that makes a demand take several GPUs.
  private static String sloForOne(List<Alone> tried) {
    return tried.stream()
        .filter(each -> each.memorySlackBytes() >= 0 && each.level().sustainable())
        .map(each -> each.level().p99Nanos())
        .min(Comparator.naturalOrder())
        .map(p99Nanos ->
            " One GPU is enough for an SLO of %s.".formatted(millis(limitNanos(p99Nanos))))
        .orElse("");
  }

  /// The least limit that is not missed and can be printed.
  static double limitNanos(double p99Nanos) {
    return Math.ceil(p99Nanos / 10_000) * 10_000;
  }

  /// Beside other engines, what this one takes by itself may not be enough.
  private static String relief(Gpus gpus, String rate) {
    String fix =
        "Add %s, or lower the rate to %s"
            .formatted(count(gpus.needed() - gpus.given(), "GPU"), rate);
    return gpus.enough() == gpus.needed()
        ? fix + "."
        : "%s: then it has what it needs for itself%s."
            .formatted(
                fix,
                gpus.enough() == 0
                    ? ""
                    : ", and with %d GPUs so has every engine".formatted(gpus.enough()));
  }

  private static InfeasibleException slo(
      ServiceTarget target, List<Alone> stable, OptionalDouble oneGpuNanos) {
    Alone best =
        stable.stream()
            .min(Comparator.comparingDouble(each -> each.level().p99Nanos()))
            .orElseThrow();
    double p99Nanos = best.level().p99Nanos();
    return new InfeasibleException(
        """
        The engine %s misses its SLO even on a GPU of its own: p99 is %s at batch %d, the limit is \
        %s (%s too slow). No SLO below %s can be met%s.\
        """
            .formatted(
                target.engine(),
                millis(p99Nanos, target.sloP99Nanos()),
                best.deployment().batchSize(),
                millis(target.sloP99Nanos(), p99Nanos),
                excess(p99Nanos / target.sloP99Nanos() - 1),
                millis(limitNanos(p99Nanos)),
                byOneGpu(limitNanos(p99Nanos), oneGpuNanos)));
  }

  private static String byOneGpu(double leastNanos, OptionalDouble oneGpuNanos) {
    if (oneGpuNanos.isEmpty()) {
      return ", by however many GPUs";
    }
    return oneGpuNanos.getAsDouble() <= leastNanos
        ? "; that one can, on a GPU of its own"
        : ", by however many GPUs; %s can, on one of its own"
            .formatted(millis(oneGpuNanos.getAsDouble()));
  }

  /// What is missed is never missed by nothing.
  private static String excess(double fraction) {
    return fraction < 0.0005 ? "less than 0.1 %" : percent(fraction);
  }
}
