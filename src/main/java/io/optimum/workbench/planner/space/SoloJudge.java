package io.optimum.workbench.planner.space;

import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.DeviceMemory;
import io.optimum.workbench.service.Draws;
import io.optimum.workbench.service.Interference;
import io.optimum.workbench.service.PlayedGpu;
import io.optimum.workbench.service.ServiceLevel;
import io.optimum.workbench.service.ServiceModel;
import io.optimum.workbench.service.ServiceTime;
import io.optimum.workbench.service.SizeTimes;
import io.optimum.workbench.service.Tenant;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/// What one engine does alone on one type of GPU, and which settings are worth searching.
///
/// Without an SLO and without a choice of batch sizes, an engine runs at its knee: the profiled
/// batch with the highest throughput over latency (Kleinrock's *power*, ICC 1979). For `latency = a
/// + c·batch` that is `batch = a/c`, where fixed and variable cost are equal.
final class SoloJudge {
  /// Inputs of each engine and batch size; p99 varies by a few percent.
  private static final int PLAYED = 8_000;

  private final PlanRequest request;
  private final PlanContext context;
  private final ServiceModel model;
  private final Draws draws = new Draws();

  SoloJudge(PlanRequest request, PlanContext context, ServiceModel model) {
    this.request = request;
    this.context = context;
    this.model = model;
  }

  /// An engine alone with given settings.
  ///
  /// @param gpu where
  /// @param latencyNanos predicted
  /// @param requiredBytes memory that it needs
  /// @param limitBytes memory that may be used
  /// @param memoryBytes of the GPU, headroom included
  record Alone(
      GpuId gpu,
      Deployment deployment,
      double latencyNanos,
      long requiredBytes,
      long limitBytes,
      long memoryBytes,
      ServiceLevel level) {
    /// Memory left, negative when it does not fit.
    long memorySlackBytes() {
      return limitBytes - requiredBytes;
    }

    /// Of the GPU's memory, headroom included; negative when it does not fit.
    double freeFraction() {
      return 1 - (double) requiredBytes / memoryBytes;
    }

    double perSecond() {
      return deployment.streams() * deployment.batchSize() * 1e9 / latencyNanos;
    }

    double power() {
      return perSecond() / latencyNanos;
    }

    boolean feasible(ServiceTarget target) {
      return memorySlackBytes() >= 0
          && level.sustainable()
          && level.sloSlackFraction(target.sloP99Nanos()) >= 0;
    }
  }

  /// Every profiled batch size that the request allows.
  public List<Alone> all(ServiceTarget target, GpuId gpu) {
    return context.profiles().batchSizes(target.engine(), gpu).stream()
        .filter(size -> request.batchSizes().isEmpty() || request.batchSizes().contains(size))
        .map(size -> alone(target, gpu, Deployment.of(target.engine(), size)))
        .toList();
  }

  /// The batch sizes asked for, for a message; empty when any will do.
  String wantedSizes() {
    return request.batchSizes().isEmpty() ? "" : " at a batch size of " + request.batchSizes();
  }

  /// The profiles there are, for a message.
  public String known(ServiceTarget target) {
    List<String> known =
        context.profiles().gpus(target.engine()).stream()
            .map(gpu -> gpu + " " + context.profiles().batchSizes(target.engine(), gpu))
            .toList();
    return known.isEmpty()
        ? "It has no profiles at all: import or measure some."
        : "Profiled are: " + String.join(", ", known) + ". Plan for those, or profile it there.";
  }

  /// Options of those that are feasible. Where none of them may be shared, the engine can only be
  /// alone, which [PlanSpace#fits] sees to.
  public EngineOptions options(ServiceTarget target, List<Alone> feasible) {
    boolean free = !request.batchSizes().isEmpty() || target.sloP99Nanos() > 0;
    List<Alone> allowed =
        feasible.stream().filter(each -> context.shared().test(each.deployment())).toList();
    List<Alone> shared = allowed.isEmpty() ? feasible : allowed;
    Alone knee = shared.stream().max(Comparator.comparingDouble(Alone::power)).orElseThrow();
    Alone start = target.sloP99Nanos() > 0 ? shared.getLast() : knee;
    Alone best =
        free
            ? feasible.stream().max(Comparator.comparingDouble(Alone::perSecond)).orElseThrow()
            : start;
    return new EngineOptions(
        start.deployment(),
        (free ? shared : List.of(start)).stream().map(Alone::deployment).toList(),
        best.deployment(),
        best.perSecond());
  }

  private Alone alone(ServiceTarget target, GpuId gpu, Deployment deployment) {
    GpuSpec spec = context.spec(gpu);
    ProfiledCombination profiled =
        context.profiles().profiled(spec, Combination.ofStreams(List.of(deployment)));
    double latencyNanos = context.predictor().predict(profiled).soloLatencyNanos().getFirst();
    return new Alone(
        gpu,
        deployment,
        latencyNanos,
        DeviceMemory.requiredBytes(List.of(deployment), profiled.profiles()),
        DeviceMemory.limitBytes(spec, request.memoryHeadroomFraction()),
        spec.memoryBytes(),
        level(target, gpu, deployment, latencyNanos));
  }

  private ServiceLevel level(
      ServiceTarget target, GpuId gpu, Deployment deployment, double latencyNanos) {
    if (target.arrivals() instanceof ArrivalProcess.ClosedLoop) {
      return model.estimate(deployment, ServiceTime.predicted(latencyNanos, 1), target);
    }
    SortedMap<Integer, Double> nanos =
        SizeTimes.of(
            context::predict,
            context.profiles(),
            gpu,
            Combination.ofStreams(List.of(deployment)),
            latencyNanos);
    Tenant tenant = new Tenant(deployment, nanos, target);
    return PlayedGpu.play(List.of(tenant), Interference.none(), model.batching(), PLAYED, draws)
        .getFirst();
  }
}
