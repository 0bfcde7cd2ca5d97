package io.optimum.workbench.exporter.process;

import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.PlannedDeployment;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Sharing;
import java.util.ArrayList;
import java.util.List;

/// One server process: a model repository on one GPU. Streams share one process; every other kind
/// of sharing needs a process per deployment, because a process is one MPS client with one SM
/// share.
///
/// @param name of its repository folder
/// @param gpu where it runs
/// @param index running number of the process, for its ports
/// @param models what it serves
public record ServerProcess(String name, PlannedGpu gpu, int index, List<Model> models) {
  /// Ports 8000 to 8002 are Triton's defaults; each further process starts ten above.
  private static final int FIRST_PORT = 8000;

  private static final int PORT_STEP = 10;

  public ServerProcess {
    models = List.copyOf(models);
  }

  /// A deployment under the name by which clients call it.
  public record Model(String name, PlannedDeployment planned) {
    public Deployment deployment() {
      return planned.deployment();
    }
  }

  public int httpPort() {
    return FIRST_PORT + index * PORT_STEP;
  }

  public int grpcPort() {
    return httpPort() + 1;
  }

  public int metricsPort() {
    return httpPort() + 2;
  }

  /// Whether it is a client of the multi-process service.
  public boolean mps() {
    return gpu.sharing() == Sharing.MPS || gpu.sharing() == Sharing.GREEN_CONTEXT;
  }

  /// Its share of the SMs; 1 where it is not an MPS client.
  public double smShareFraction() {
    return mps() ? models.getFirst().deployment().smShareFraction() : 1;
  }

  /// The processes of a plan; model names are unique in all of them together.
  public static List<ServerProcess> of(Plan plan) {
    List<ServerProcess> processes = new ArrayList<>();
    ProcessNames names = new ProcessNames();
    for (PlannedGpu gpu : plan.gpus()) {
      List<Model> models =
          gpu.deployments().stream()
              .map(each -> new Model(names.model(each.deployment().engine()), each))
              .toList();
      String folder = "gpu" + gpu.ordinal();
      if (gpu.sharing() == Sharing.STREAMS) {
        processes.add(new ServerProcess(names.free(folder), gpu, processes.size(), models));
      } else {
        for (Model model : models) {
          String name = names.free(folder + "-" + model.name());
          processes.add(new ServerProcess(name, gpu, processes.size(), List.of(model)));
        }
      }
    }
    return processes;
  }
}
