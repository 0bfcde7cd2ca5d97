package io.optimum.workbench.planner;

import static java.util.Objects.requireNonNull;

import io.optimum.workbench.app.MixedInference;
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
/// demands of 10 to 30 % of what each serves alone in batches of 32, and SLOs of eight times its
/// latency then; at most four on a GPU.
///
/// @param context with the prior
record LargeSet(PlanContext context, PlanRequest request) {
  private static final int EVALUATIONS = 20_000;
  private static final int LARGEST = 32;

  static LargeSet of(int engines, int gpus, Objective objective) {
    MixedInference sample = MixedInference.open();
    SplittableRandom random = new SplittableRandom(1);
    List<EngineProfile> profiles = new ArrayList<>();
    List<ServiceTarget> targets = new ArrayList<>();
    List<EngineId> originals =
        sample.project().engines().stream().map(engine -> engine.id()).toList();
    for (int i = 0; i < engines; i++) {
      EngineId original = originals.get(i % originals.size());
      EngineId copy = new EngineId("%s-%d".formatted(original, i));
      for (EngineProfile each : sample.project().profiles().byKey().values()) {
        if (each.key().engine().equals(original)) {
          profiles.add(named(each, copy));
        }
      }
      double nanos =
          requireNonNull(
                  sample
                      .project()
                      .profiles()
                      .byKey()
                      .get(new ProfileKey(original, sample.gpu().id(), LARGEST)))
              .latencyNanos();
      double rate = (0.1 + 0.2 * random.nextDouble()) * LARGEST * 1e9 / nanos;
      targets.add(new ServiceTarget(copy, new ArrivalProcess.Poisson(rate), (long) (8 * nanos), 1));
    }
    PlanContext context =
        PlanContext.of(
            Map.of(sample.gpu().id(), sample.gpu()),
            Profiles.of(profiles),
            new KernelRoundRobinPrior(),
            null);
    return new LargeSet(
        context,
        new PlanRequest(
            targets,
            List.of(new GpuCount(sample.gpu().id(), gpus)),
            objective,
            4,
            0.1,
            List.of(),
            0,
            EVALUATIONS,
            1));
  }

  private static EngineProfile named(EngineProfile profile, EngineId name) {
    return profile.withKey(new ProfileKey(name, profile.key().gpu(), profile.key().batchSize()));
  }
}
