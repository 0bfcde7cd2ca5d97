package io.optimum.workbench.device.sim;

import io.optimum.workbench.device.Mechanism;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.device.WallClock;
import io.optimum.workbench.device.sim.block.Audit;
import io.optimum.workbench.device.sim.program.EngineProgram;
import io.optimum.workbench.device.sim.sharing.Contexts;
import io.optimum.workbench.device.sim.watch.Observer;
import io.optimum.workbench.device.sim.watch.SpanNames;
import io.optimum.workbench.device.sim.watch.SpanRecorder;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.task.Progress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A run with an [Audit] between the simulation and its block scheduler.
///
/// @param elapsedNanos from the first event to the last, warm-up included
record Audited(Audit audit, double elapsedNanos) {
  static Audited run(
      GpuSpec gpu, SimulatorOptions options, RunRequest request, EngineProfile... engines) {
    Map<ProfileKey, EngineProgram> programs = new TreeMap<>();
    for (EngineProfile each : engines) {
      programs.put(each.key(), new EngineProgram(each, gpu, options.mechanisms()));
    }
    RunParts made = RunParts.of(request, gpu, options, programs);
    Audit audit =
        new Audit(
            made.arbiter(), Contexts.of(made.arbiter()), gpu, options.coarsening().togetherNanos());
    RunParts watched =
        new RunParts(
            made.events(), audit, made.copies(), made.streams(), made.tenants(), made.noise());
    SpanRecorder spans =
        new SpanRecorder(SpanSink.none(), new SpanNames(List.of()), List.of(), false);
    Observer observer =
        new Observer(WallClock.system(), Progress.none(), spans, request.speed(), 1e9);
    MemoryCheck memory =
        new MemoryCheck(gpu, request.combination().sharing(), options.has(Mechanism.MEMORY));
    Simulation simulation = new Simulation(request, watched, spans, observer);
    simulation.run(
        new RunControl(), new Steerer(gpu.id(), made.tenants(), programs, memory, observer));
    return new Audited(audit, request.warmUpNanos() + simulation.elapsedNanos());
  }
}
