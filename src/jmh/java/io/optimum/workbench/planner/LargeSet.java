package io.optimum.workbench.planner;

import io.optimum.workbench.app.MixedInference;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.gpu.GpuCount;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.planner.space.PlanContext;
import io.optimum.workbench.predictor.prior.KernelRoundRobinPrior;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Copies of the twelve engines of the larger sample project under names of their own, with Poisson
/// demands and SLOs.
///
/// @param context with the prior
record LargeSet(PlanContext context, PlanRequest request) {
  private static final int EVALUATIONS = 20_000;
  private static final int LARGEST = 32;

  /// With demands of 10 to 30 % of what each serves alone in batches of 32, and SLOs of eight times
  /// its latency then; at most four on a GPU.
  static LargeSet of(int engines, int gpus, Objective objective) {
    SplittableRandom random = new SplittableRandom(1);
    Copies copies = new Copies(MixedInference.open());
    for (int i = 0; i < engines; i++) {
      copies.add(i, 0.1 + 0.2 * random.nextDouble(), 8, 1);
    }
    return copies.set(gpus, objective, 4);
  }

  /// 26 to 39 engines drawn from the twelve, with demands of 3 to 43 %, SLOs of four to ten times
  /// the latency and weights of 0.5 to 1.5; at most three or four on a GPU, and a GPU for each.
  static LargeSet random(long seed, Objective objective) {
    SplittableRandom random = new SplittableRandom(seed);
    Copies copies = new Copies(MixedInference.open());
    int engines = 26 + random.nextInt(14);
    int perGpu = 3 + random.nextInt(2);
    double slo = 4 + 6 * random.nextDouble();
    for (int i = 0; i < engines; i++) {
      int original = random.nextInt(copies.originals.size());
      copies.add(original, 0.03 + 0.4 * random.nextDouble(), slo, 0.5 + random.nextDouble());
    }
    return copies.set(engines, objective, perGpu);
  }

  private static final class Copies {
    private final MixedInference sample;
    private final List<EngineId> originals;
    private final List<EngineProfile> profiles = new ArrayList<>();
    private final List<ServiceTarget> targets = new ArrayList<>();

    Copies(MixedInference sample) {
      this.sample = sample;
      this.originals = sample.project().engines().stream().map(Engine::id).toList();
    }

    /// @param load of what it serves alone
    /// @param slo over its latency
    void add(int index, double load, double slo, double weight) {
      EngineId original = originals.get(index % originals.size());
      EngineId copy = new EngineId("%s-%d".formatted(original, targets.size()));
      for (EngineProfile each : sample.project().profiles().byKey().values()) {
        if (each.key().engine().equals(original)) {
          profiles.add(
              each.withKey(new ProfileKey(copy, each.key().gpu(), each.key().batchSize())));
        }
      }
      double nanos =
          sample.project().profiles().require(original, sample.gpu().id(), LARGEST).latencyNanos();
      targets.add(
          new ServiceTarget(
              copy,
              new ArrivalProcess.Poisson(load * LARGEST * 1e9 / nanos),
              (long) (slo * nanos),
              weight));
    }

    LargeSet set(int gpus, Objective objective, int perGpu) {
      PlanContext context =
          PlanContext.of(
              Map.of(sample.gpu().id(), sample.gpu()),
              Profiles.of(profiles),
              new KernelRoundRobinPrior(),
              null);
      List<GpuCount> counts = List.of(new GpuCount(sample.gpu().id(), gpus));
      return new LargeSet(
          context,
          new PlanRequest(targets, counts, objective, perGpu, 0.1, List.of(), 0, EVALUATIONS, 1));
    }
  }
}
