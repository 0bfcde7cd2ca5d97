package io.optimum.workbench.exporter.kubernetes;

import static io.optimum.workbench.exporter.kubernetes.ServerManifest.ordered;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.plan.PlannedDeployment;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.exporter.ExportRequest;
import io.optimum.workbench.exporter.process.SmShare;
import io.optimum.workbench.exporter.text.Figures;
import io.optimum.workbench.exporter.text.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How NVIDIA's device plugin shares the GPUs of a plan: one configuration per GPU, chosen by a
/// label of the node (NVIDIA, k8s-device-plugin, "Shared Access to GPUs").
///
/// The plugin gives every replica an equal part of SMs and memory, one kind of sharing per node.
final class DevicePluginConfig {
  static final String NAME = "optimum-device-plugin";

  /// Clients of one MPS server since compute capability 7.0 (NVIDIA, Multi-Process Service).
  private static final int MPS_CLIENTS_AT_MOST = 48;

  private DevicePluginConfig() {}

  /// The GPUs that several processes share.
  static List<PlannedGpu> shared(ExportRequest request) {
    return request.plan().gpus().stream()
        .filter(each -> each.sharing() != Sharing.STREAMS && each.deployments().size() > 1)
        .toList();
  }

  /// The ConfigMap.
  static String of(List<PlannedGpu> gpus) {
    Map<String, Object> data = new LinkedHashMap<>();
    gpus.forEach(each -> data.put("gpu" + each.ordinal(), Yaml.document(config(each))));
    return Yaml.document(
        ordered(
            "apiVersion",
            "v1",
            "kind",
            "ConfigMap",
            "metadata",
            ordered("name", NAME),
            "data",
            data));
  }

  private static Map<String, Object> config(PlannedGpu gpu) {
    Map<String, Object> replicas =
        ordered(
            "resources",
            List.of(ordered("name", "nvidia.com/gpu", "replicas", gpu.deployments().size())));
    boolean turns = gpu.sharing() == Sharing.TIME_SLICED;
    return ordered("version", "v1", "sharing", ordered(turns ? "timeSlicing" : "mps", replicas));
  }

  /// What equal replicas cannot express.
  static List<Problem> problems(ExportRequest request) {
    List<Problem> problems = new ArrayList<>();
    for (PlannedGpu gpu : shared(request)) {
      if (gpu.sharing() != Sharing.TIME_SLICED) {
        shares(gpu, problems);
        memory(gpu, request, problems);
      }
    }
    return problems;
  }

  private static void shares(PlannedGpu gpu, List<Problem> problems) {
    int replicas = gpu.deployments().size();
    for (PlannedDeployment each : gpu.deployments()) {
      double planned = each.deployment().smShareFraction();
      if (Math.abs(planned - 1.0 / replicas) > 0.005) {
        problems.add(
            Problem.warning(
                "GPU " + gpu.ordinal(),
                "SM share",
                "%s has %s %% of the SMs in the plan; the device plugin gives each of %d replicas %s %%."
                    .formatted(
                        each.deployment().engine(),
                        Figures.percent(planned),
                        replicas,
                        Figures.percent(1.0 / replicas)),
                "Plan with equal shares, or run the target triton or mps on a node of its own."));
      }
    }
    if (replicas > MPS_CLIENTS_AT_MOST) {
      problems.add(
          Problem.error(
              "GPU " + gpu.ordinal(),
              "replicas",
              "There are %d processes; MPS serves %d at most."
                  .formatted(replicas, MPS_CLIENTS_AT_MOST),
              "Plan fewer engines per GPU."));
    }
  }

  private static void memory(PlannedGpu gpu, ExportRequest request, List<Problem> problems) {
    long partBytes = request.gpu(gpu.gpu()).memoryBytes() / gpu.deployments().size();
    for (PlannedDeployment each : gpu.deployments()) {
      long neededBytes = SmShare.neededBytes(each.deployment(), gpu, request);
      if (neededBytes > partBytes) {
        problems.add(
            Problem.error(
                "GPU " + gpu.ordinal(),
                "memory",
                "%s needs %s GiB; the device plugin gives each replica %s GiB."
                    .formatted(
                        each.deployment().engine(),
                        Figures.gibibytes(neededBytes),
                        Figures.gibibytes(partBytes)),
                "Plan it with fewer neighbours."));
      }
    }
  }
}
