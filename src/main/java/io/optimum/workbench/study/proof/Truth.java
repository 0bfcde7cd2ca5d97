package io.optimum.workbench.study.proof;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.DeviceMemory;
import io.optimum.workbench.domain.run.LatencySummary;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Every combination of a world that fits, measured: what each group of engines is really worth.
///
/// A group's worth is its STP against each engine's best settings alone, of those engines whose
/// measured p99 is within their SLO: one that misses it adds nothing.
final class Truth {
  private final World world;
  private final Map<Set<EngineId>, Measurement> measured = new HashMap<>();

  private Truth(World world) {
    this.world = world;
  }

  static Truth measure(World world, int largest, StopRule stop, Runs runs, Progress progress) {
    Truth truth = new Truth(world);
    List<Combination> all = new ArrayList<>();
    truth.list(0, largest, new ArrayList<>(), all);
    for (Measurement each : runs.all(world, all, stop, progress)) {
      truth.measured.put(engines(each.combination()), each);
    }
    return truth;
  }

  private void list(int next, int largest, List<EngineProfile> group, List<Combination> all) {
    for (int i = next; i < world.engines().size() && group.size() < largest; i++) {
      group.add(world.profile(world.engines().get(i)));
      Combination combination = Worlds.combination(group);
      long bytes = DeviceMemory.requiredBytes(combination.deployments(), group);
      if (bytes <= DeviceMemory.limitBytes(world.gpu(), 0.1)) {
        all.add(combination);
        list(i + 1, largest, group, all);
      }
      group.removeLast();
    }
  }

  World world() {
    return world;
  }

  /// Groups of two and more.
  int combinations() {
    return (int) measured.keySet().stream().filter(each -> each.size() > 1).count();
  }

  /// Device time of the co-located runs and of each engine alone.
  double deviceSeconds() {
    return measured.values().stream().mapToDouble(Truth::seconds).sum();
  }

  /// Whether a group fits and every engine of it keeps its SLO.
  boolean holds(Set<EngineId> group) {
    return measured.containsKey(group) && missed(List.of(group)) == 0;
  }

  /// The engines of a group in their settings.
  Combination combination(Set<EngineId> group) {
    return of(group).combination();
  }

  Measurement of(Combination combination) {
    return of(engines(combination));
  }

  private Measurement of(Set<EngineId> group) {
    return Objects.requireNonNull(measured.get(group), () -> "not measured: " + group);
  }

  /// Alone an engine runs at its best settings: worth 1.
  double worth(Set<EngineId> group) {
    if (group.size() == 1) {
      return 1;
    }
    Measurement measurement = of(group);
    double worth = 0;
    for (int i = 0; i < group.size(); i++) {
      DeploymentResult together = measurement.colocated().deployments().get(i);
      worth += meetsSlo(together) ? share(measurement, i) : 0;
    }
    return worth;
  }

  private double share(Measurement measurement, int i) {
    DeploymentResult together = measurement.colocated().deployments().get(i);
    return world.settingsShare(together.deployment().engine())
        * together.throughputPerSecond()
        / measurement.solo().get(i).throughputPerSecond();
  }

  private boolean meetsSlo(DeploymentResult result) {
    return result.latency().p99Nanos() <= world.target(result.deployment().engine()).sloP99Nanos();
  }

  /// Engines of a plan that miss their SLO.
  int missed(List<Set<EngineId>> plan) {
    return (int)
        plan.stream()
            .filter(group -> group.size() > 1)
            .flatMap(group -> of(group).colocated().deployments().stream())
            .filter(each -> !meetsSlo(each))
            .count();
  }

  /// Mean worth per GPU used.
  double stp(List<Set<EngineId>> plan) {
    return plan.stream().mapToDouble(this::worth).average().orElseThrow();
  }

  /// 95 % half-width of [#stp] from those of the latencies.
  double noise(List<Set<EngineId>> plan) {
    double variance = 0;
    for (Set<EngineId> group : plan) {
      Measurement measurement = of(group);
      for (int i = 0; i < group.size() && group.size() > 1; i++) {
        double together = relative(measurement.colocated().deployments().get(i).latency());
        double alone = relative(measurement.solo().get(i).latency());
        double share = share(measurement, i);
        variance += share * share * (together * together + alone * alone);
      }
    }
    return Math.sqrt(variance) / plan.size();
  }

  private static double relative(LatencySummary latency) {
    return latency.halfWidthNanos() / latency.meanNanos();
  }

  /// Device time of a co-located run, warm-up included.
  static double seconds(Measurement measurement) {
    return (measurement.colocated().elapsedNanos() + Runs.WARM_UP_NANOS) / 1e9;
  }

  static Set<EngineId> engines(Combination combination) {
    return combination.deployments().stream()
        .map(Deployment::engine)
        .collect(Collectors.toUnmodifiableSet());
  }
}
