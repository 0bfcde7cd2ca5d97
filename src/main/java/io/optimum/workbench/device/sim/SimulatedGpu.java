package io.optimum.workbench.device.sim;

import io.optimum.workbench.device.DeviceCapabilities;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.Mechanism;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.device.WallClock;
import io.optimum.workbench.device.sim.program.EngineProgram;
import io.optimum.workbench.device.sim.watch.Observer;
import io.optimum.workbench.device.sim.watch.SpanNames;
import io.optimum.workbench.device.sim.watch.SpanRecorder;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A GPU that is computed: engine profiles share it as they would share the GPU of its data sheet.
///
/// Discrete events without a time step. Streams feed kernels to a block scheduler that follows the
/// hardware's rule; resident blocks slow each other by what they draw. The same request gives the
/// same result, down to the last bit.
public final class SimulatedGpu implements GpuDevice {
  private static final Set<Sharing> SHARING = Set.of(Sharing.values());
  private final GpuSpec gpu;
  private final SimulatorOptions options;
  private final WallClock clock;
  private final Map<ProfileKey, EngineProgram> programs = new TreeMap<>();

  public SimulatedGpu(GpuSpec gpu, SimulatorOptions options) {
    this(gpu, options, WallClock.system());
  }

  SimulatedGpu(GpuSpec gpu, SimulatorOptions options, WallClock clock) {
    this.gpu = gpu;
    this.options = options;
    this.clock = clock;
  }

  @Override
  public DeviceCapabilities capabilities() {
    return new DeviceCapabilities(
        "Simulated " + gpu.name(),
        gpu,
        Provenance.SIMULATED,
        SHARING,
        true,
        true,
        RulesVersion.of(options));
  }

  @Override
  public void load(EngineProfile profile) {
    if (!profile.key().gpu().equals(gpu.id())) {
      throw new IllegalArgumentException(
          "The profile of %s cannot run on %s. Take a profile of this GPU, or open a simulated %s."
              .formatted(profile.key(), gpu.id(), profile.key().gpu()));
    }
    programs.put(profile.key(), new EngineProgram(profile, gpu, options.mechanisms()));
  }

  @Override
  public RunResult run(RunRequest request, RunControl control, SpanSink sink, Progress progress) {
    check(request);
    RunParts parts = RunParts.of(request, gpu, options, programs);
    MemoryCheck memory =
        new MemoryCheck(gpu, request.combination().sharing(), options.has(Mechanism.MEMORY));
    memory.check(parts.tenants());
    SpanRecorder spans = new SpanRecorder(sink, names(request), lanes(parts), request.trace());
    Observer observer =
        new Observer(
            clock,
            progress,
            spans,
            request.speed(),
            (double) request.warmUpNanos() + request.stop().maxNanos());
    Steerer steerer = new Steerer(gpu.id(), parts.tenants(), programs, memory, observer);
    Simulation simulation = new Simulation(request, parts, spans, observer);
    simulation.run(control, steerer);
    return result(request, parts, simulation);
  }

  @Override
  public void close() {
    programs.clear();
  }

  private void check(RunRequest request) {
    if (!request.gpu().equals(gpu.id())) {
      throw new IllegalArgumentException(
          "The simulated GPU is %s, not %s.".formatted(gpu.id(), request.gpu()));
    }
    Sharing sharing = request.combination().sharing();
    for (Deployment each : request.combination().deployments()) {
      if (each.smShareFraction() < 1 && !sharing.hasSmShares()) {
        throw new IllegalArgumentException(
            "The smShareFraction (%s) of %s has no meaning under sharing by %s. Share by GREEN_CONTEXT or MPS."
                .formatted(each.smShareFraction(), each.engine(), sharing));
      }
    }
  }

  private SpanNames names(RunRequest request) {
    Set<Object> engines = new java.util.HashSet<>();
    request.combination().deployments().forEach(each -> engines.add(each.engine()));
    return new SpanNames(
        programs.values().stream()
            .filter(program -> engines.contains(program.profile.key().engine()))
            .toList());
  }

  private static List<SpanBatch.Lane> lanes(RunParts parts) {
    List<SpanBatch.Lane> lanes = new ArrayList<>();
    for (Tenant tenant : parts.tenants()) {
      for (int i = 0; i < tenant.deployment.streams(); i++) {
        lanes.add(new SpanBatch.Lane(tenant.index, i, tenant.deployment.engine(), tenant.priority));
      }
    }
    return List.copyOf(lanes);
  }

  private RunResult result(RunRequest request, RunParts parts, Simulation simulation) {
    double elapsed = simulation.elapsedNanos();
    List<DeploymentResult> deployments =
        parts.tenants().stream()
            .map(tenant ->
                tenant.statistics.result(tenant.deployment, elapsed, tenant.load.dropped()))
            .toList();
    return new RunResult(
        request,
        deployments,
        Math.max(1, Math.round(elapsed)),
        Math.min(1, simulation.smBusyNanos() / (elapsed * gpu.smCount())),
        Math.min(1, simulation.dramBusyNanos() / elapsed),
        simulation.converged(),
        0,
        Provenance.SIMULATED);
  }
}
