package io.optimum.workbench.study.service;

import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.load.Load;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.LatencySummary;
import io.optimum.workbench.service.JointPlay;
import io.optimum.workbench.service.ServiceLevel;
import io.optimum.workbench.study.service.ServiceCheck.Felt;
import io.optimum.workbench.study.service.ServiceSuite.Policy;
import java.util.ArrayList;
import java.util.List;
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
  private final List<Double> soloNanos;

  PolicyCheck(ServiceBed bed, Policy policy, int inputs, int seeds) {
    this.bed = bed;
    this.policy = policy;
    this.inputs = inputs;
    this.seeds = seeds;
    this.whole =
        IntStream.range(0, bed.engines().size())
            .mapToObj(engine -> bed.deployment(engine, policy.batchSize()))
            .toList();
    this.soloNanos = whole.stream().map(bed::soloNanos).toList();
    this.together = bed.slowdowns(whole);
  }

  /// Every engine at this share of what it serves while all are saturated.
  List<ServiceCheck> at(double load) {
    double[] rates = new double[whole.size()];
    for (int i = 0; i < rates.length; i++) {
      double nanos = soloNanos.get(i) * together.get(i);
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
    List<ServiceTarget> targets = new ArrayList<>();
    for (int i = 0; i < rates.length; i++) {
      long slo = Math.round(mean(runs, i, LatencySummary::p95Nanos));
      targets.add(
          new ServiceTarget(bed.engines().get(i), new ArrivalProcess.Poisson(rates[i]), slo, 1));
    }
    List<ServiceLevel> levels =
        new JointPlay(bed.profiles(), bed::measured, policy.batching())
            .levels(
                new JointPlay.Scene(
                    bed.gpu(), Combination.ofStreams(whole), soloNanos, together, targets),
                PLAYED);
    return IntStream.range(0, rates.length)
        .mapToObj(i -> check(load, levels.get(i), runs, i))
        .toList();
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
