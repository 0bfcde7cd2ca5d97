package io.optimum.workbench.device.sim;

import io.optimum.workbench.device.Mechanism;
import io.optimum.workbench.device.load.LoadGenerator;
import io.optimum.workbench.device.load.LoadStatistics;
import io.optimum.workbench.device.sim.block.Arbiter;
import io.optimum.workbench.device.sim.block.ReadyQueues;
import io.optimum.workbench.device.sim.event.EventQueue;
import io.optimum.workbench.device.sim.host.CopyEngines;
import io.optimum.workbench.device.sim.host.HostThread;
import io.optimum.workbench.device.sim.program.EngineProgram;
import io.optimum.workbench.device.sim.sharing.SharingRule;
import io.optimum.workbench.device.sim.sharing.SharingSetup;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.load.Load;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.HostThreads;
import io.optimum.workbench.domain.run.RunRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// The moving parts of one run, freshly made: nothing of a run survives into the next.
record RunParts(
    EventQueue events,
    Arbiter arbiter,
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
    int streamCount = tenants.stream().mapToInt(each -> each.deployment.streams()).sum();
    int slots = streamCount + tenants.size() + 2;
    EventQueue events = new EventQueue(slots);
    SharingRule sharing =
        new SharingSetup(
                gpu,
                options.mechanisms(),
                options.coarsening(),
                events,
                tenants.size(),
                streamCount,
                slots - 1)
            .rule(request.combination().sharing());
    DeviceStream[] streams = streams(request, options, tenants, sharing, random);
    CopyEngines copies = new CopyEngines(gpu.copyEngines());
    return new RunParts(events, sharing.arbiter(), copies, streams, tenants, noise);
  }

  private static List<Tenant> tenants(
      RunRequest request, Map<ProfileKey, EngineProgram> programs, SplittableRandom random) {
    List<Tenant> tenants = new ArrayList<>();
    for (int i = 0; i < request.combination().size(); i++) {
      Deployment deployment = request.combination().deployments().get(i);
      Load load = request.loads().get(i);
      LoadGenerator generator =
          new LoadGenerator(load, deployment.pacing(), request.warmUpNanos(), random.split());
      LoadStatistics statistics = new LoadStatistics(request.warmUpNanos(), load.isClosedLoop());
      tenants.add(
          new Tenant(
              i, deployment, programs(request, deployment, programs), generator, statistics));
    }
    return List.copyOf(tenants);
  }

  /// The deployment's engine by batch size.
  private static NavigableMap<Integer, EngineProgram> programs(
      RunRequest request, Deployment deployment, Map<ProfileKey, EngineProgram> programs) {
    ProfileKey key = new ProfileKey(deployment.engine(), request.gpu(), deployment.batchSize());
    if (!programs.containsKey(key)) {
      throw new IllegalArgumentException(
          "The engine %s is not loaded. Loaded are %s.".formatted(key, programs.keySet()));
    }
    NavigableMap<Integer, EngineProgram> byBatch = new TreeMap<>();
    programs.forEach((each, program) -> {
      if (each.engine().equals(deployment.engine())) {
        byBatch.put(each.batchSize(), program);
      }
    });
    return byBatch;
  }

  private static DeviceStream[] streams(
      RunRequest request,
      SimulatorOptions options,
      List<Tenant> tenants,
      SharingRule sharing,
      SplittableRandom random) {
    HostThread shared = new HostThread();
    boolean oneProcess = request.combination().sharing().isOneProcess();
    boolean perStream = request.hostThreads() == HostThreads.PER_STREAM;
    List<DeviceStream> streams = new ArrayList<>();
    for (Tenant tenant : tenants) {
      double share = options.has(Mechanism.SM_SHARE) ? tenant.deployment.smShareFraction() : 1;
      ReadyQueues queues = sharing.queues(tenant.index, share);
      HostThread process = oneProcess ? shared : new HostThread();
      for (int i = 0; i < tenant.deployment.streams(); i++) {
        HostThread host = perStream ? new HostThread() : process;
        streams.add(new DeviceStream(streams.size(), tenant, host, queues, random.split()));
      }
    }
    return streams.toArray(DeviceStream[]::new);
  }
}
