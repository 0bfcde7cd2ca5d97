package io.optimum.workbench.study.proof;

import io.optimum.workbench.device.DeviceCapabilities;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.DeviceOpener;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.evidence.CampaignRequest;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.profiling.Bench;
import io.optimum.workbench.profiling.Campaign;
import io.optimum.workbench.profiling.trial.CampaignHeader;
import io.optimum.workbench.profiling.trial.CampaignLog;
import io.optimum.workbench.task.Progress;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs on simulated GPUs.
///
/// @param devices opens them
/// @param clock what the runs take
/// @param workers devices that run at the same time
public record Runs(DeviceOpener devices, InstantSource clock, int workers) {
  static final long WARM_UP_NANOS = 10_000_000;

  /// Each engine alone, without noise of others.
  Map<EngineProfile, DeploymentResult> alone(
      GpuSpec gpu, List<EngineProfile> profiles, StopRule stop, long seed) {
    Map<EngineProfile, DeploymentResult> results = new LinkedHashMap<>();
    try (GpuDevice device = devices.open(new DeviceChoice.Simulated(gpu))) {
      for (EngineProfile profile : profiles) {
        device.load(profile);
        Combination alone = Worlds.combination(List.of(profile));
        RunRequest request = RunRequest.closedLoop(gpu.id(), alone, WARM_UP_NANOS, stop, seed);
        RunResult result = device.run(request);
        results.put(profile, result.deployments().getFirst());
      }
    }
    return results;
  }

  /// Every combination once, beside its engines alone.
  List<Measurement> all(
      World world, List<Combination> combinations, StopRule stop, Progress progress) {
    return all(world.gpu(), world.profiles(), combinations, new How(stop, world.seed()), progress);
  }

  /// How a campaign measures.
  record How(StopRule stop, long seed) {}

  List<Measurement> all(
      GpuSpec gpu, Profiles profiles, List<Combination> combinations, How how, Progress progress) {
    CampaignRequest request =
        CampaignRequest.once(gpu.id(), combinations, WARM_UP_NANOS, how.stop(), how.seed());
    CampaignHeader header = CampaignHeader.of(request, profiles, capabilities(gpu), clock.millis());
    return new Campaign(
            () -> new Bench(devices.open(new DeviceChoice.Simulated(gpu)), profiles).device(),
            workers,
            clock)
        .run(header, CampaignLog.none(), null, progress)
        .measurements();
  }

  DeviceCapabilities capabilities(GpuSpec gpu) {
    try (GpuDevice device = devices.open(new DeviceChoice.Simulated(gpu))) {
      return device.capabilities();
    }
  }
}
