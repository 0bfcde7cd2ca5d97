package io.optimum.workbench.study.service;

import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.load.Load;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.network.ModelledEngines;
import io.optimum.workbench.network.NetworkCatalogue;
import io.optimum.workbench.network.NetworkEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A device with the engines of one combination, each at every batch size up to the largest.
final class ServiceBed {
  private static final long WARM_UP_NANOS = 50_000_000;
  private static final long CLOSED_NANOS = 200_000_000;
  private static final long CLOSED_SEED = 99;

  private final GpuDevice device;
  private final GpuSpec gpu;
  private final List<EngineId> engines;
  private final Profiles profiles;
  private final Map<List<Deployment>, List<DeploymentResult>> closed = new HashMap<>();

  ServiceBed(GpuDevice device, List<String> networks, int largest) {
    this.device = device;
    this.gpu = device.capabilities().gpu();
    this.engines = new ArrayList<>();
    List<EngineProfile> all = new ArrayList<>();
    for (String name : networks) {
      NetworkEntry network = NetworkCatalogue.require(name);
      engines.add(network.engine(Precision.FP16));
      sizes(largest)
          .forEach(size -> all.add(ModelledEngines.profile(network, gpu, size, Precision.FP16)));
    }
    all.forEach(device::load);
    this.profiles = Profiles.of(all);
  }

  List<EngineId> engines() {
    return List.copyOf(engines);
  }

  /// Powers of two.
  private static List<Integer> sizes(int largest) {
    return IntStream.iterate(1, size -> size <= largest, size -> 2 * size).boxed().toList();
  }

  Deployment deployment(int engine, int size) {
    return Deployment.of(engines.get(engine), size);
  }

  GpuId gpu() {
    return gpu.id();
  }

  Profiles profiles() {
    return profiles;
  }

  /// Mean latency of an inference alone.
  double soloNanos(Deployment deployment) {
    return saturated(List.of(deployment)).getFirst().latency().meanNanos();
  }

  /// In the place of a prediction.
  CombinationPrediction measured(GpuId on, Combination combination) {
    List<Deployment> deployments = combination.deployments();
    return new CombinationPrediction(
        combination,
        on,
        slowdowns(deployments).stream().map(Interval::exactly).toList(),
        deployments.stream().map(this::soloNanos).toList(),
        false,
        "measured");
  }

  /// Mean latency over that alone, everyone saturated.
  List<Double> slowdowns(List<Deployment> deployments) {
    List<DeploymentResult> together = saturated(deployments);
    return together.stream()
        .map(each -> each.latency().meanNanos() / soloNanos(each.deployment()))
        .toList();
  }

  private List<DeploymentResult> saturated(List<Deployment> deployments) {
    List<DeploymentResult> known = closed.get(deployments);
    if (known == null) {
      List<Load> loads = deployments.stream().map(_ -> Load.closedLoop()).toList();
      known = run(deployments, loads, CLOSED_NANOS, CLOSED_SEED);
      closed.put(deployments, known);
    }
    return known;
  }

  List<DeploymentResult> run(
      List<Deployment> deployments, List<Load> loads, long nanos, long seed) {
    RunRequest request =
        RunRequest.closedLoop(
                gpu.id(),
                Combination.ofStreams(deployments),
                WARM_UP_NANOS,
                StopRule.after(nanos),
                seed)
            .withLoads(loads);
    return device.run(request).deployments();
  }
}
