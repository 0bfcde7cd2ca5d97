package io.optimum.workbench.study.proof;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.planner.score.Measurer;
import io.optimum.workbench.task.Progress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Measures by looking up what was measured, and keeps account of what that would have cost: each
/// combination once, and each engine alone once.
final class Ledger implements Measurer {
  private final Truth truth;
  private final Set<Set<EngineId>> bought = new LinkedHashSet<>();
  private double deviceSeconds;

  Ledger(Truth truth) {
    this.truth = truth;
  }

  @Override
  public List<Measured> measure(
      GpuId gpu, List<Combination> combinations, long seed, Progress progress) {
    return combinations.stream().map(this::one).toList();
  }

  private Measured one(Combination combination) {
    Measurement measurement = truth.of(combination);
    return new Measured(measurement, buy(combination));
  }

  /// Seconds that are new.
  double buy(Combination combination) {
    double before = deviceSeconds;
    for (int i = 0; i < combination.size(); i++) {
      pay(combination.solo(i));
    }
    pay(combination);
    return deviceSeconds - before;
  }

  private void pay(Combination combination) {
    if (bought.add(Truth.engines(combination))) {
      deviceSeconds += Truth.seconds(truth.of(combination));
    }
  }

  /// Groups of two and more.
  int combinations() {
    return (int) bought.stream().filter(each -> each.size() > 1).count();
  }

  /// STP per GPU of the best plan that can be made of the first so many combinations bought; an
  /// engine alone on its GPU needs no measurement.
  double best(int combinations) {
    Set<Set<EngineId>> first =
        bought.stream()
            .filter(each -> each.size() > 1)
            .limit(combinations)
            .collect(Collectors.toSet());
    List<EngineId> engines = truth.world().engines();
    return truth.stp(
        new Oracle(truth, engines, group -> group.size() == 1 || first.contains(group)).best());
  }

  double deviceSeconds() {
    return deviceSeconds;
  }
}
