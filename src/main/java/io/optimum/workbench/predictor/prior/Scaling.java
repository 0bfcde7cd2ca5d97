package io.optimum.workbench.predictor.prior;

import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.gpu.GpuSpec;
import java.util.List;

/// How an engine alone answers to other batch sizes and to fewer SMs.
///
/// @param saturationFraction throughput on the whole GPU over the best throughput of its batch
///   sizes; 1 where no other was profiled
/// @param leastBatchNanos latency on the whole GPU at the least batch size profiled
/// @param elasticityFraction -d ln t / d ln share from the share to half of it: 1 = half the SMs
///   take twice the time, 0 = as fast on half of them
public record Scaling(
    double saturationFraction, double leastBatchNanos, double elasticityFraction) {
  static Scaling of(
      EngineProfile profile, List<EngineProfile> batches, GpuSpec gpu, double smShareFraction) {
    double best = perSecond(profile, gpu);
    double least = ProfileFacts.of(batches.getFirst(), gpu, 1).plain().latencyNanos();
    for (EngineProfile other : batches) {
      best = Math.max(best, perSecond(other, gpu));
    }
    double here = ProfileFacts.of(profile, gpu, smShareFraction).plain().latencyNanos();
    double onHalf = ProfileFacts.of(profile, gpu, smShareFraction / 2).plain().latencyNanos();
    return new Scaling(
        perSecond(profile, gpu) / best,
        least,
        Math.clamp(Math.log(onHalf / here) / Math.log(2), 0, 1));
  }

  private static double perSecond(EngineProfile profile, GpuSpec gpu) {
    return profile.key().batchSize()
        * 1e9
        / ProfileFacts.of(profile, gpu, 1).plain().latencyNanos();
  }
}
