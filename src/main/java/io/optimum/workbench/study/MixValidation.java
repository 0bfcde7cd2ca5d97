package io.optimum.workbench.study;

import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.DeviceOpener;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.load.Load;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.importer.colocation.MeasuredClient;
import io.optimum.workbench.importer.colocation.MeasuredMix;
import io.optimum.workbench.network.ModelledEngines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Holds the simulator against measured mixes: the engines of each mix are modelled, scaled to the
/// latency that was measured alone in that mix, and simulated under the clients' own loads.
final class MixValidation {
  private static final long WARM_UP_NANOS = 500_000_000;

  private final DeviceOpener devices;
  private final GpuSpec gpu;
  private final long nanos;
  private final long seed;

  /// @param nanos device time that each mix runs for
  MixValidation(DeviceOpener devices, GpuSpec gpu, long nanos, long seed) {
    this.devices = devices;
    this.gpu = gpu;
    this.nanos = nanos;
    this.seed = seed;
  }

  /// Every client of a mix, measured beside simulated.
  List<ClientComparison> compare(MeasuredMix mix, Map<String, EngineProfile> engines) {
    try (GpuDevice device = devices.open(new DeviceChoice.Simulated(gpu))) {
      engines.values().forEach(device::load);
      List<Deployment> deployments =
          mix.clients().stream().map(each -> deployment(engines, each)).toList();
      List<DeploymentResult> results = run(device, deployments, Loads.of(mix));
      List<ClientComparison> rows = new ArrayList<>();
      for (int i = 0; i < results.size(); i++) {
        MeasuredClient client = mix.clients().get(i);
        DeploymentResult solo =
            run(device, List.of(deployments.get(i)), List.of(Load.closedLoop())).getFirst();
        rows.add(compare(mix.name(), client, solo, results.get(i)));
      }
      return rows;
    }
  }

  /// The engines of a mix, each scaled to the mean of what its clients measured alone.
  Map<String, EngineProfile> engines(MeasuredMix mix, EngineModel model) {
    Map<String, EngineProfile> engines = new LinkedHashMap<>();
    for (MeasuredClient client : mix.clients()) {
      engines.computeIfAbsent(
          client.model(),
          name -> ModelledEngines.scaledTo(model.profile(name, 1), soloNanos(mix, name), 1));
    }
    return engines;
  }

  /// GPU time of one inference alone: the measured latency without the host's part.
  static long soloNanos(MeasuredMix mix, String model) {
    double mean =
        mix.clients().stream()
            .filter(each -> each.model().equals(model))
            .mapToLong(MeasuredClient::soloLatencyNanos)
            .average()
            .orElseThrow();
    return Math.round(mean) - HostWork.nanos(model);
  }

  private static ClientComparison compare(
      String mix, MeasuredClient client, DeploymentResult solo, DeploymentResult result) {
    long host = HostWork.nanos(client.model());
    double slowdown = (result.service().meanNanos() + host) / (solo.service().meanNanos() + host);
    return new ClientComparison(
        mix,
        client.id(),
        client.model(),
        client.slowdown(),
        slowdown,
        result.service().sampleCount());
  }

  private List<DeploymentResult> run(
      GpuDevice device, List<Deployment> deployments, List<Load> loads) {
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

  private static Deployment deployment(Map<String, EngineProfile> engines, MeasuredClient client) {
    return Deployment.of(Objects.requireNonNull(engines.get(client.model())).key().engine(), 1);
  }
}
