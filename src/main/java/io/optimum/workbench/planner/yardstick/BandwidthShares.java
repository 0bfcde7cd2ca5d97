package io.optimum.workbench.planner.yardstick;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.predictor.SlowdownPredictor;
import java.util.List;

/// Interference linear in the shares of DRAM and L2 bandwidth, as gpulet takes it (Choi et al.,
/// "Serving Heterogeneous Machine Learning Models on Multi-GPU Servers with Spatio-Temporal
/// Sharing", USENIX ATC 2022). gpulet fits the coefficients to measured pairs; a yardstick has
/// none, so every co-runner costs the mean of its two shares (our choice).
final class BandwidthShares implements SlowdownPredictor {
  @Override
  public String name() {
    return "linear in DRAM and L2 shares";
  }

  @Override
  public CombinationPrediction predict(ProfiledCombination combination) {
    List<Double> shares =
        combination.profiles().stream().map(each -> share(each, combination.gpu())).toList();
    double all = shares.stream().mapToDouble(Double::doubleValue).sum();
    return new CombinationPrediction(
        combination.combination(),
        combination.gpu().id(),
        shares.stream().map(own -> Interval.exactly(1 + all - own)).toList(),
        combination.profiles().stream().map(each -> (double) each.latencyNanos()).toList(),
        false,
        name());
  }

  private static double share(EngineProfile profile, GpuSpec gpu) {
    double dram = profile.kernels().stream().mapToDouble(KernelProfile::dramBytes).sum();
    double l2 = profile.kernels().stream().mapToDouble(KernelProfile::l2Bytes).sum();
    double seconds = profile.latencyNanos() / 1e9;
    return (dram / gpu.dramBytesPerSecond() + l2 / gpu.l2BytesPerSecond()) / 2 / seconds;
  }
}
