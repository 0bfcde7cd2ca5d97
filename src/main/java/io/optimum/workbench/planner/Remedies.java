package io.optimum.workbench.planner;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.gpu.GpuCount;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.planner.PredictedPlans.Verdict;
import io.optimum.workbench.planner.search.SearchListener;
import io.optimum.workbench.planner.space.PlanContext;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.service.ServiceModel;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/// Changes of a request without a plan that give it one, each tried by planning with it.
///
/// Both are bisected: what is a plan stays one with another GPU, which may stay empty, and with
/// larger SLOs. The change found is the smallest only where the next smaller one was proven to have
/// no plan, by trying every candidate; else it is one that suffices. For many engines a bisection
/// would take too long: there is one search for the fewest GPUs, and a few for larger SLOs of all
/// engines, each ended by the first plan.
final class Remedies {
  /// With more engines a search takes too long to bisect.
  private static final int FEW_ENGINES = 24;

  /// With more engines, larger SLOs are tried so often, each time twice as much larger.
  private static final int TRIES = 3;

  private final PlanRequest request;
  private final PlanContext context;
  private final ServiceModel model;
  private final boolean none;

  /// @param none whether it is proven that the request as it is has no plan
  Remedies(PlanRequest request, PlanContext context, ServiceModel model, boolean none) {
    this.request = request;
    this.context = context;
    this.model = model;
    this.none = none;
  }

  /// A change that suffices.
  ///
  /// @param enough how much
  /// @param smallest whether it is proven that one less does not
  record Remedy(int enough, boolean smallest) {}

  /// More GPUs of one type.
  ///
  /// @param given of the type
  /// @param more how many of it there would have to be
  record MoreGpus(GpuId type, int given, Remedy more) {}

  /// More GPUs of the first type of which more help; empty when there is none.
  ///
  /// @param space of the request
  Optional<MoreGpus> gpus(PlanSpace space, Progress progress) {
    return space.gpuTypes().stream()
        .flatMap(type ->
            gpus(type, space, progress)
                .map(more -> new MoreGpus(type, space.available(type), more))
                .stream())
        .findFirst();
  }

  private Optional<Remedy> gpus(GpuId type, PlanSpace space, Progress progress) {
    int engines = space.engines().size();
    int given = space.available(type);
    return engines <= FEW_ENGINES
        ? least(given, given + engines, gpus -> withMore(type, gpus - given), progress)
        : fewest(type, given, engines, progress);
  }

  /// Whether it is proven that the request as it is has no plan.
  boolean isNoneProven() {
    return none;
  }

  /// Whether there are too many engines to say which of their SLOs are to be larger: then it is all
  /// of them.
  boolean ofEvery() {
    return request.targets().size() > FEW_ENGINES;
  }

  /// Percent by which the SLOs of some engines, or of every one, are to be larger; empty when so
  /// much does not help.
  ///
  /// @param engines that miss theirs in the nearest candidate
  /// @param percent at which it would keep them
  Optional<Remedy> slos(Set<EngineId> engines, int percent, Progress progress) {
    return ofEvery()
        ? enough(percent, progress)
        : least(0, percent, each -> withLarger(engines::contains, each), progress);
  }

  private Optional<Remedy> enough(int first, Progress progress) {
    for (int i = 0, percent = first; i < TRIES; i++, percent *= 2) {
      PredictedPlans plans = plans(withLarger(_ -> true, percent));
      plans.any(silent(progress));
      if (plans.verdict() == Verdict.PLAN) {
        return Optional.of(new Remedy(percent, false));
      }
    }
    return Optional.empty();
  }

  private Optional<Remedy> least(
      int tooFew, int most, IntFunction<PlanRequest> change, Progress progress) {
    if (verdict(change.apply(most), progress) != Verdict.PLAN) {
      return Optional.empty();
    }
    int low = tooFew;
    int high = most;
    boolean proven = none;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      Verdict verdict = verdict(change.apply(middle), progress);
      if (verdict == Verdict.PLAN) {
        high = middle;
      } else {
        low = middle;
        proven = verdict == Verdict.NONE;
      }
    }
    return Optional.of(new Remedy(high, proven));
  }

  /// By one search for the fewest GPUs: its plan is one for every objective.
  private Optional<Remedy> fewest(GpuId type, int given, int engines, Progress progress) {
    PredictedPlans plans =
        searched(withMore(type, engines).withObjective(Objective.FEWEST_GPUS), progress);
    if (plans.verdict() != Verdict.PLAN) {
      return Optional.empty();
    }
    long taken =
        plans.shortlist().best().getFirst().gpus().stream()
            .filter(each -> each.gpu().equals(type))
            .count();
    return Optional.of(new Remedy(Math.max(given + 1, (int) taken), false));
  }

  private Verdict verdict(PlanRequest changed, Progress progress) {
    return searched(changed, progress).verdict();
  }

  private PredictedPlans searched(PlanRequest changed, Progress progress) {
    PredictedPlans plans = plans(changed);
    plans.search(silent(progress));
    if (plans.verdict() == Verdict.PLAN) {
      plans.judge(silent(progress));
    }
    return plans;
  }

  private PredictedPlans plans(PlanRequest changed) {
    return new PredictedPlans(new PlanSpace(changed, context, model), model, SearchListener.none());
  }

  private static Progress silent(Progress progress) {
    return (_, _) -> progress.report(-1, "No plan yet: looking for a change that gives one");
  }

  private PlanRequest withMore(GpuId type, int extra) {
    List<GpuCount> gpus = new ArrayList<>(request.gpus());
    gpus.add(new GpuCount(type, extra));
    return request.withGpus(gpus);
  }

  private PlanRequest withLarger(Predicate<EngineId> engines, int percent) {
    return request.withTargets(
        request.targets().stream()
            .map(each -> engines.test(each.engine()) ? larger(each, percent) : each)
            .toList());
  }

  /// The SLO that so many percent more give.
  static long larger(long sloNanos, int percent) {
    return (long) Math.ceil(sloNanos * (1 + percent / 100.0));
  }

  private static ServiceTarget larger(ServiceTarget target, int percent) {
    return new ServiceTarget(
        target.engine(), target.arrivals(), larger(target.sloP99Nanos(), percent), target.weight());
  }
}
