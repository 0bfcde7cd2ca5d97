package io.optimum.workbench.planner.space;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.gpu.GpuCount;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.DeviceMemory;
import io.optimum.workbench.planner.space.Candidate.Placement;
import io.optimum.workbench.service.ServiceModel;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Everything that could be planned: engines, GPUs, and the settings that each engine may take on
/// each type of GPU. What cannot be part of any feasible plan is left out before anything is
/// scored.
public final class PlanSpace {
  private final PlanRequest request;
  private final PlanContext context;
  private final Map<EngineId, ServiceTarget> targets = new LinkedHashMap<>();
  private final Map<GpuId, Integer> gpus = new TreeMap<>();
  private final Map<EngineId, Map<GpuId, EngineOptions>> options = new TreeMap<>();
  private final List<EngineId> engines = new ArrayList<>();
  private final Map<Ran, Known> known = new ConcurrentHashMap<>();

  /// Looks at every engine alone.
  ///
  /// @throws io.optimum.workbench.domain.plan.InfeasibleException when an engine cannot even run
  ///   alone, or there are more engines than places
  /// @throws java.util.concurrent.CancellationException when `progress` was told to stop
  public PlanSpace(
      PlanRequest request, PlanContext context, ServiceModel model, Progress progress) {
    this.request = request;
    this.context = context;
    for (ServiceTarget target : request.targets()) {
      if (targets.put(target.engine(), target) != null) {
        throw new IllegalArgumentException(
            "The engine %s is listed twice among the targets. List it once, with its whole demand."
                .formatted(target.engine()));
      }
    }
    for (GpuCount each : request.gpus()) {
      gpus.merge(each.gpu(), each.count(), Integer::sum);
    }
    gpus.keySet().forEach(context::spec);
    SoloCheck check =
        new SoloCheck(gpus, request.maxEnginesPerGpu(), new SoloJudge(request, context, model));
    for (SoloCheck.Needed needed : check.all(List.copyOf(targets.values()), progress)) {
      EngineId engine = needed.target().engine();
      targets.put(engine, needed.target());
      options.put(engine, needed.options());
      engines.addAll(Collections.nCopies(needed.replicas(), engine));
    }
    requirePlaces();
  }

  /// The same, without saying where it is.
  public PlanSpace(PlanRequest request, PlanContext context, ServiceModel model) {
    this(request, context, model, Progress.none());
  }

  public PlanRequest request() {
    return request;
  }

  public PlanContext context() {
    return context;
  }

  /// What to place: every engine, one whose demand takes several GPUs once per replica.
  public List<EngineId> engines() {
    return Collections.unmodifiableList(engines);
  }

  /// What is asked of one replica.
  public ServiceTarget target(EngineId engine) {
    return Objects.requireNonNull(targets.get(engine), engine::value);
  }

  /// Whether the inputs of any engine arrive by themselves.
  public boolean hasDemand() {
    return targets.values().stream()
        .anyMatch(each -> !(each.arrivals() instanceof ArrivalProcess.ClosedLoop));
  }

  /// Types of GPU, in order of their ids.
  public List<GpuId> gpuTypes() {
    return List.copyOf(gpus.keySet());
  }

  /// GPUs of one type.
  public int available(GpuId gpu) {
    return gpus.getOrDefault(gpu, 0);
  }

  public int gpuCount() {
    return gpus.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// Whether the engine may run on this type of GPU.
  public boolean runs(EngineId engine, GpuId gpu) {
    return perGpu(engine).containsKey(gpu);
  }

  public EngineOptions options(EngineId engine, GpuId gpu) {
    return Objects.requireNonNull(perGpu(engine).get(gpu), engine::value);
  }

  /// Deployments on one GPU. One that is alone there has its best settings: none would do more, nor
  /// miss anything that another meets. Beside others each keeps its settings, or has those to start
  /// with where this type of GPU does not offer them to share.
  public Placement placement(GpuId gpu, List<Deployment> deployments) {
    boolean alone = deployments.size() == 1;
    List<Deployment> placed = new ArrayList<>();
    for (Deployment each : deployments) {
      EngineOptions offered = options(each.engine(), gpu);
      placed.add(alone ? offered.alone() : offered.all().contains(each) ? each : offered.start());
    }
    return Placement.of(gpu, placed);
  }

  /// Memory, engines per GPU, and settings that may be shared.
  public boolean fits(Placement placement) {
    int size = placement.combination().size();
    return size <= request.maxEnginesPerGpu()
        && (size == 1 || placement.deployments().stream().allMatch(context.shared()))
        && memoryBytes(placement) <= memoryLimitBytes(placement.gpu());
  }

  public long memoryBytes(Placement placement) {
    return DeviceMemory.requiredBytes(
        placement.deployments(),
        placement.deployments().stream()
            .map(each -> known(placement.gpu(), each).profile())
            .toList());
  }

  public long memoryLimitBytes(GpuId gpu) {
    return DeviceMemory.limitBytes(context.spec(gpu), request.memoryHeadroomFraction());
  }

  /// Every engine on a GPU of its own, of the first type that it runs on with a GPU left; of the
  /// first type it runs on where none is left.
  public Candidate onePerGpu() {
    Map<GpuId, Integer> left = new TreeMap<>(gpus);
    List<Placement> placements = new ArrayList<>();
    for (EngineId engine : engines) {
      List<GpuId> types = gpuTypes().stream().filter(gpu -> runs(engine, gpu)).toList();
      GpuId type =
          types.stream()
              .filter(gpu -> left.getOrDefault(gpu, 0) > 0)
              .findFirst()
              .orElse(types.getFirst());
      left.merge(type, -1, Integer::sum);
      placements.add(placement(type, List.of(options(engine, type).start())));
    }
    return new Candidate(placements);
  }

  /// A combination with its profiles; these are looked up once.
  ///
  /// @throws IllegalArgumentException when a profile is missing
  public ProfiledCombination profiled(GpuId gpu, Combination combination) {
    List<EngineProfile> profiles = new ArrayList<>(combination.size());
    List<List<EngineProfile>> batches = new ArrayList<>(combination.size());
    for (Deployment each : combination.deployments()) {
      Known found = known(gpu, each);
      profiles.add(found.profile());
      batches.add(found.batches());
    }
    return new ProfiledCombination(context.spec(gpu), combination, profiles, batches);
  }

  private record Ran(GpuId gpu, Deployment deployment) {}

  private record Known(EngineProfile profile, List<EngineProfile> batches) {}

  private Known known(GpuId gpu, Deployment deployment) {
    return known.computeIfAbsent(new Ran(gpu, deployment), this::look);
  }

  private Known look(Ran ran) {
    ProfiledCombination alone =
        context
            .profiles()
            .profiled(context.spec(ran.gpu()), Combination.ofStreams(List.of(ran.deployment())));
    return new Known(alone.profiles().getFirst(), alone.batches().getFirst());
  }

  private Map<GpuId, EngineOptions> perGpu(EngineId engine) {
    return options.getOrDefault(engine, Map.of());
  }

  /// Those that run on some types of GPU only need places there.
  private void requirePlaces() {
    for (Set<GpuId> types : options.values().stream().map(Map::keySet).distinct().toList()) {
      List<EngineId> bound =
          engines.stream().filter(each -> types.containsAll(perGpu(each).keySet())).toList();
      int count = types.stream().mapToInt(this::available).sum();
      if (bound.size() > (long) count * request.maxEnginesPerGpu()) {
        throw Infeasibility.tooFewPlaces(
            bound,
            count,
            request.maxEnginesPerGpu(),
            types.equals(gpus.keySet()) ? Set.of() : types);
      }
    }
  }
}
