package io.optimum.workbench.study.service;

import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.load.Load;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.LatencySummary;
import io.optimum.workbench.service.Interference;
import io.optimum.workbench.service.PairwiseInterference;
import io.optimum.workbench.service.PlayedGpu;
import io.optimum.workbench.service.ServiceLevel;
import io.optimum.workbench.service.Tenant;
import io.optimum.workbench.study.service.ServiceCheck.Felt;
import io.optimum.workbench.study.service.ServiceSuite.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// One combination under one policy, load by load.
final class PolicyCheck {
  private static final int PLAYED = 20_000;
  private static final double P95 = 0.95;
  private static final double LONGEST_SECONDS = 10;

  /// Two-sided 95 % quantile of the normal distribution.
  private static final double Z = 1.96;

  private final ServiceBed bed;
  private final Policy policy;
  private final int inputs;
  private final int seeds;
  private final List<Deployment> whole;
  private final List<Double> together;
  private final List<SortedMap<Integer, Double>> solo = new ArrayList<>();

  PolicyCheck(ServiceBed bed, Policy policy, int inputs, int seeds) {
    this.bed = bed;
    this.policy = policy;
    this.inputs = inputs;
    this.seeds = seeds;
    this.whole =
        IntStream.range(0, bed.engines().size())
            .mapToObj(engine -> bed.deployment(engine, policy.batchSize()))
            .toList();
    this.together = bed.slowdowns(whole);
    for (int engine = 0; engine < whole.size(); engine++) {
      solo.add(new TreeMap<>());
      for (int size : ServiceBed.sizes(policy.batchSize())) {
        solo.getLast().put(size, bed.soloNanos(engine, size));
      }
    }
  }

  /// Every engine at this share of what it serves while all are saturated.
  List<ServiceCheck> at(double load) {
    double[] rates = new double[whole.size()];
    for (int i = 0; i < rates.length; i++) {
      double nanos = bed.soloNanos(i, policy.batchSize()) * together.get(i);
      rates[i] = load * policy.batchSize() * 1e9 / nanos;
    }
    List<List<DeploymentResult>> runs = new ArrayList<>();
    for (long seed = 1; seed <= seeds; seed++) {
      runs.add(measured(rates, seed));
    }
    return checks(load, rates, runs);
  }

  private List<DeploymentResult> measured(double[] rates, long seed) {
    List<Load> loads = new ArrayList<>();
    double seconds = 0;
    for (double rate : rates) {
      loads.add(Load.queued(new ArrivalProcess.Poisson(rate)).withBatching(policy.batching()));
      seconds = Math.max(seconds, inputs / rate);
    }
    return bed.run(whole, loads, (long) (1e9 * Math.min(LONGEST_SECONDS, seconds)), seed);
  }

  private List<ServiceCheck> checks(
      double load, double[] rates, List<List<DeploymentResult>> runs) {
    List<Tenant> tenants = new ArrayList<>();
    for (int i = 0; i < rates.length; i++) {
      ServiceTarget target =
          new ServiceTarget(
              bed.engines().get(i),
              new ArrivalProcess.Poisson(rates[i]),
              Math.round(mean(runs, i, LatencySummary::p95Nanos)),
              1);
      tenants.add(new Tenant(whole.get(i), solo.get(i), target));
    }
    List<ServiceLevel> levels = PlayedGpu.play(tenants, interference(), policy.batching(), PLAYED);
    return IntStream.range(0, rates.length)
        .mapToObj(i -> check(load, levels.get(i), runs, i))
        .toList();
  }

  private Interference interference() {
    return whole.size() == 1
        ? Interference.none()
        : new PairwiseInterference(
            this::pair,
            whole.stream().mapToInt(Deployment::batchSize).toArray(),
            together.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private double pair(int victim, int size, int other, int otherSize) {
    boolean first = victim < other;
    List<Deployment> pair =
        first
            ? List.of(bed.deployment(victim, size), bed.deployment(other, otherSize))
            : List.of(bed.deployment(other, otherSize), bed.deployment(victim, size));
    return bed.slowdowns(pair).get(first ? 0 : 1);
  }

  private ServiceCheck check(
      double load, ServiceLevel predicted, List<List<DeploymentResult>> runs, int i) {
    double served =
        runs.stream()
            .mapToDouble(each -> each.get(i).throughputPerSecond())
            .average()
            .orElseThrow();
    return new ServiceCheck(
        bed.engines(),
        bed.engines().get(i),
        policy.name(),
        load,
        new Felt(
            predicted.p50Nanos(),
            predicted.p95Nanos(),
            predicted.p99Nanos(),
            predicted.goodputPerSecond()),
        new Felt(
            mean(runs, i, LatencySummary::p50Nanos),
            mean(runs, i, LatencySummary::p95Nanos),
            mean(runs, i, LatencySummary::p99Nanos),
            P95 * served),
        halfWidth(runs, i),
        runs.stream().mapToLong(each -> each.get(i).latency().sampleCount()).sum());
  }

  private static double mean(
      List<List<DeploymentResult>> runs, int i, ToDoubleFunction<LatencySummary> value) {
    return runs.stream()
        .mapToDouble(each -> value.applyAsDouble(each.get(i).latency()))
        .average()
        .orElseThrow();
  }

  private static double halfWidth(List<List<DeploymentResult>> runs, int i) {
    double mean = mean(runs, i, LatencySummary::p99Nanos);
    double squares =
        runs.stream()
            .mapToDouble(each -> Math.pow(each.get(i).latency().p99Nanos() - mean, 2))
            .sum();
    return runs.size() < 2 ? 0 : Z * Math.sqrt(squares / (runs.size() - 1) / runs.size());
  }
}
