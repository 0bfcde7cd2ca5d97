package io.optimum.workbench.exporter.triton;

import io.optimum.workbench.domain.Deployment;
import io.optimum.workbench.domain.EngineId;
import io.optimum.workbench.domain.Plan;
import io.optimum.workbench.domain.PlannedDeployment;
import io.optimum.workbench.domain.PlannedGpu;
import io.optimum.workbench.domain.Sharing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One Triton process: a model repository on one GPU. Streams share one process; every other kind
/// of sharing needs a process per deployment, because a process is one MPS client with one SM
/// share.
///
/// @param name of its repository folder
/// @param gpu where it runs
/// @param index running number of the process, for its ports
/// @param models what it serves
record TritonServer(String name, PlannedGpu gpu, int index, List<Model> models) {
  /// Ports 8000 to 8002 are the server's defaults; each further process starts ten above.
  private static final int FIRST_PORT = 8000;

  private static final int PORT_STEP = 10;

  /// A deployment under the name by which clients call it.
  record Model(String name, PlannedDeployment planned) {
    Deployment deployment() {
      return planned.deployment();
    }
  }

  int httpPort() {
    return FIRST_PORT + index * PORT_STEP;
  }

  int grpcPort() {
    return httpPort() + 1;
  }

  int metricsPort() {
    return httpPort() + 2;
  }

  /// Whether it is a client of the multi-process service.
  boolean mps() {
    return gpu.sharing() == Sharing.MPS || gpu.sharing() == Sharing.GREEN_CONTEXT;
  }

  /// Its share of the SMs; 1 where it is not an MPS client.
  double smShareFraction() {
    return mps() ? models.getFirst().deployment().smShareFraction() : 1;
  }

  /// The processes of a plan; model names are unique in all of them together.
  static List<TritonServer> of(Plan plan) {
    List<TritonServer> servers = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (PlannedGpu gpu : plan.gpus()) {
      List<Model> models =
          gpu.deployments().stream()
              .map(each -> new Model(free(each.deployment().engine(), taken), each))
              .toList();
      String folder = "gpu" + gpu.ordinal();
      if (gpu.sharing() == Sharing.STREAMS) {
        servers.add(new TritonServer(folder, gpu, servers.size(), models));
      } else {
        for (Model model : models) {
          String name = folder + "-" + model.name();
          servers.add(new TritonServer(name, gpu, servers.size(), List.of(model)));
        }
      }
    }
    return servers;
  }

  private static String free(EngineId engine, Set<String> taken) {
    String name = engine.value();
    for (int i = 2; !taken.add(name); i++) {
      name = engine.value() + "-" + i;
    }
    return name;
  }
}
