package io.optimum.workbench.study.proof;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.network.ModelledEngines;
import io.optimum.workbench.network.NetworkEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes worlds: models the engines, measures each alone at every batch size, and chooses.
///
/// In combinations an engine runs at its *knee*, the batch size of highest throughput over latency.
/// Its SLO is [#SLO_FACTOR] times its p99 alone there. The reference alone is the batch size of
/// highest throughput whose p99 alone is within that SLO: the rule that keeps the gain honest.
final class Worlds {
  /// Our choice: room for some waiting, not for being starved.
  static final double SLO_FACTOR = 4;

  private static final List<Integer> BATCH_SIZES = List.of(1, 2, 4, 8, 16, 32);

  private final Runs runs;

  Worlds(Runs runs) {
    this.runs = runs;
  }

  World world(List<NetworkEntry> networks, GpuSpec gpu, StopRule stop, long seed) {
    List<EngineProfile> chosen = new ArrayList<>();
    List<EngineProfile> known = new ArrayList<>();
    List<ServiceTarget> targets = new ArrayList<>();
    SortedMap<EngineId, Double> shares = new TreeMap<>();
    for (NetworkEntry network : networks) {
      List<Alone> alone = alone(network, gpu, stop, seed);
      Alone knee = alone.stream().max(Comparator.comparingDouble(Alone::power)).orElseThrow();
      EngineId engine = knee.profile().key().engine();
      long slo = Math.round(SLO_FACTOR * knee.result().latency().p99Nanos());
      double best =
          alone.stream()
              .filter(each -> each.result().latency().p99Nanos() <= slo)
              .mapToDouble(each -> each.result().throughputPerSecond())
              .max()
              .orElseThrow();
      chosen.add(knee.profile());
      alone.forEach(each -> known.add(each.measured(gpu)));
      targets.add(new ServiceTarget(engine, ArrivalProcess.closedLoop(), slo, 1));
      shares.put(engine, knee.result().throughputPerSecond() / best);
    }
    return new World(gpu, Profiles.of(chosen), Profiles.of(known), targets, shares, seed);
  }

  private record Alone(EngineProfile profile, DeploymentResult result) {
    double power() {
      return result.throughputPerSecond() / result.latency().meanNanos();
    }

    /// With its latency as measured here, without the copies: those are reckoned by themselves.
    EngineProfile measured(GpuSpec gpu) {
      double copies =
          (profile.inputBytes() + profile.outputBytes()) * 1e9 / gpu.pcieBytesPerSecond();
      long nanos = Math.max(1, Math.round(result.latency().meanNanos() - copies));
      return profile.withSoloLatency(
          new SoloLatency.Measured(nanos, result.latency().sampleCount()));
    }
  }

  private List<Alone> alone(NetworkEntry network, GpuSpec gpu, StopRule stop, long seed) {
    List<EngineProfile> profiles =
        BATCH_SIZES.stream()
            .map(size -> ModelledEngines.profile(network, gpu, size, Precision.FP16))
            .toList();
    return runs.alone(gpu, profiles, stop, seed).entrySet().stream()
        .map(each -> new Alone(each.getKey(), each.getValue()))
        .toList();
  }

  /// The settings of an engine in combinations.
  static Deployment deployment(EngineProfile profile) {
    return Deployment.of(profile.key().engine(), profile.key().batchSize());
  }

  /// Engines of a world together on one GPU.
  static Combination combination(List<EngineProfile> profiles) {
    return Combination.ofStreams(profiles.stream().map(Worlds::deployment).toList());
  }
}
