package io.optimum.workbench.device.sim;

import io.optimum.workbench.device.Mechanism;
import io.optimum.workbench.device.sim.block.BlockScheduler;
import io.optimum.workbench.device.sim.block.ReadyQueues;
import io.optimum.workbench.device.sim.block.SmPool;
import io.optimum.workbench.device.sim.block.SmRange;
import io.optimum.workbench.device.sim.event.EventQueue;
import io.optimum.workbench.device.sim.host.CopyEngines;
import io.optimum.workbench.device.sim.program.EngineProgram;
import io.optimum.workbench.device.sim.rate.Contention;
import io.optimum.workbench.domain.Deployment;
import io.optimum.workbench.domain.GpuSpec;
import io.optimum.workbench.domain.ProfileKey;
import io.optimum.workbench.domain.RunRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// The moving parts of one run, freshly made: nothing of a run survives into the next.
record RunParts(
    EventQueue events,
    BlockScheduler scheduler,
    CopyEngines copies,
    DeviceStream[] streams,
    List<Tenant> tenants,
    Noise noise) {
  static RunParts of(
      RunRequest request,
      GpuSpec gpu,
      SimulatorOptions options,
      Map<ProfileKey, EngineProgram> programs) {
    SplittableRandom random = new SplittableRandom(request.seed());
    Noise noise = new Noise(options, random);
    List<Tenant> tenants = tenants(request, programs, random);
    SmPool pool = new SmPool(gpu.smLimits(), gpu.smCount());
    Map<SmRange, ReadyQueues> partitions = new LinkedHashMap<>();
    DeviceStream[] streams = streams(tenants, gpu.smCount(), partitions, random);
    partitions.keySet().forEach(pool::fence);
    EventQueue events = new EventQueue(streams.length + tenants.size() + 1);
    Contention contention = new Contention(gpu, options.has(Mechanism.CONTENTION), streams.length);
    BlockScheduler scheduler =
        new BlockScheduler(pool, contention, events, partitions.values(), streams.length);
    return new RunParts(
        events, scheduler, new CopyEngines(gpu.copyEngines()), streams, tenants, noise);
  }

  private static List<Tenant> tenants(
      RunRequest request, Map<ProfileKey, EngineProgram> programs, SplittableRandom random) {
    List<Tenant> tenants = new ArrayList<>();
    for (int i = 0; i < request.combination().size(); i++) {
      Deployment deployment = request.combination().deployments().get(i);
      LoadGenerator load =
          new LoadGenerator(
              new Arrivals(request.loads().get(i).arrivals(), random.split()),
              deployment.pacing(),
              deployment.streams(),
              deployment.batchSize());
      tenants.add(new Tenant(i, deployment, program(request, deployment, programs), load));
    }
    return List.copyOf(tenants);
  }

  private static EngineProgram program(
      RunRequest request, Deployment deployment, Map<ProfileKey, EngineProgram> programs) {
    ProfileKey key = new ProfileKey(deployment.engine(), request.gpu(), deployment.batchSize());
    EngineProgram program = programs.get(key);
    if (program == null) {
      throw new IllegalArgumentException(
          "The engine %s is not loaded. Loaded are %s.".formatted(key, programs.keySet()));
    }
    return program;
  }

  /// Shares of the SMs are handed out side by side, so that they overlap as little as they can.
  private static DeviceStream[] streams(
      List<Tenant> tenants,
      int smCount,
      Map<SmRange, ReadyQueues> partitions,
      SplittableRandom random) {
    int count = tenants.stream().mapToInt(tenant -> tenant.deployment.streams()).sum();
    List<DeviceStream> streams = new ArrayList<>();
    int from = 0;
    for (Tenant tenant : tenants) {
      double share = tenant.deployment.smShareFraction();
      SmRange range = SmRange.share(share, from % smCount, smCount);
      from += share < 1 ? range.size() : 0;
      ReadyQueues queues = partitions.computeIfAbsent(range, each -> new ReadyQueues(each, count));
      for (int i = 0; i < tenant.deployment.streams(); i++) {
        streams.add(new DeviceStream(streams.size(), tenant, queues, random.split()));
      }
    }
    return streams.toArray(DeviceStream[]::new);
  }
}
