package io.optimum.workbench.device.sim;

import io.optimum.workbench.device.sim.program.EngineProgram;
import io.optimum.workbench.device.sim.watch.Observer;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.plan.InfeasibleException;
import io.optimum.workbench.domain.run.Steering;
import java.util.List;
import java.util.Map;

/// Applies steering to a run: pacing at once, priority and batch with the next inference. A change
/// that cannot be made is left out, and whoever watches is told why.
final class Steerer {
  private final GpuId gpu;
  private final List<Tenant> tenants;
  private final Map<ProfileKey, EngineProgram> programs;
  private final MemoryCheck memory;
  private final Observer observer;

  Steerer(
      GpuId gpu,
      List<Tenant> tenants,
      Map<ProfileKey, EngineProgram> programs,
      MemoryCheck memory,
      Observer observer) {
    this.gpu = gpu;
    this.tenants = tenants;
    this.programs = programs;
    this.memory = memory;
    this.observer = observer;
  }

  void apply(Steering change) {
    if (change.deployment() < 0 || change.deployment() >= tenants.size()) {
      observer.say(
          "Not steered: there is no deployment %d of %d."
              .formatted(change.deployment(), tenants.size()));
      return;
    }
    Tenant tenant = tenants.get(change.deployment());
    switch (change) {
      case Steering.SetPacing pacing -> tenant.load.pace(pacing.pacing());
      case Steering.SetPriority priority -> tenant.priority = priority.priority();
      case Steering.SetBatchSize batch -> resize(tenant, batch.batchSize());
    }
  }

  private void resize(Tenant tenant, int batchSize) {
    EngineProgram before = tenant.program;
    EngineProgram program =
        batchSize < 1
            ? null
            : programs.get(new ProfileKey(tenant.deployment.engine(), gpu, batchSize));
    if (program == null) {
      observer.say(
          "Not steered: batch %d of %s is not loaded; it stays at batch %d."
              .formatted(batchSize, tenant.deployment.engine(), tenant.batchSize));
      return;
    }
    tenant.program = program;
    try {
      memory.check(tenants);
      tenant.batchSize = batchSize;
    } catch (InfeasibleException e) {
      tenant.program = before;
      observer.say("Not steered: " + e.getMessage());
    }
  }
}
