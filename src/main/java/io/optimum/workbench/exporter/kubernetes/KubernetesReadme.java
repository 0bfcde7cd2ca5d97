package io.optimum.workbench.exporter.kubernetes;

import static io.optimum.workbench.exporter.text.Markdown.row;
import static io.optimum.workbench.exporter.text.Markdown.text;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.exporter.ExportRequest;
import io.optimum.workbench.exporter.process.ServerProcess;
import java.util.List;
import java.util.stream.Collectors;

/// `README.md` of a Kubernetes export: what to do in which order, and what is lost.
final class KubernetesReadme {
  private static final String CHOSEN =
      """
      What was chosen, not planned: one CPU and 4 GiB of host memory per process, ten minutes for the start,
      `ReadWriteMany` for the claim. Probes ask `/v2/health/ready` and `/v2/health/live`. A rollout stops the
      old pod first, because the GPU has no room for both. Settings of the engines are in the models'
      `config.pbtxt`.

      ## What Kubernetes cannot express

      - Which physical GPU a pod gets, but for the label of its node.
      - SM shares and memory limits that differ between processes of a GPU.
      """;

  private KubernetesReadme() {}

  static String of(
      ExportRequest request,
      List<ServerProcess> servers,
      List<PlannedGpu> shared,
      List<Problem> problems) {
    return """
    # Kubernetes manifests of %s

    Made by Optimum Workbench %s from a plan. They need NVIDIA's device plugin.

    1. Label one node per GPU of the plan: %s.
       A node of a shared GPU must have that GPU alone: the plugin hands out replicas of all its GPUs
       without telling them apart.
    %s3. Export the target `triton` and copy its folders `gpu*` into the volume of the claim `%s`.
    4. `kubectl apply -k .`

    | process and model folder | object | GPU | takes |
    |---|---|---|---|
    %s
    %s%s\
    """
        .formatted(
            text(request.projectName()),
            text(request.toolVersion()),
            labels(request),
            shared.isEmpty()
                ? "2. No GPU is shared by processes: the plugin needs no configuration.\n"
                : sharing(shared),
            ServerManifest.CLAIM,
            servers.stream().map(KubernetesReadme::server).collect(Collectors.joining()),
            CHOSEN,
            losses(problems));
  }

  private static String losses(List<Problem> problems) {
    return problems.stream()
        .map(each -> "- %s: %s %s\n".formatted(each.path(), each.message(), each.advice()))
        .collect(Collectors.joining());
  }

  private static String labels(ExportRequest request) {
    return request.plan().gpus().stream()
        .map(each ->
            "`kubectl label node NODE %s=gpu%d` (%s)"
                .formatted(ServerManifest.NODE_LABEL, each.ordinal(), each.gpu()))
        .collect(Collectors.joining(", "));
  }

  private static String sharing(List<PlannedGpu> shared) {
    return """
    2. Apply `device-plugin.yaml` in the namespace of the device plugin, let the plugin read it
       (`config.name=%s` of its Helm chart), and choose the configuration by node: %s.
    """
        .formatted(
            DevicePluginConfig.NAME,
            shared.stream()
                .map(each ->
                    "`kubectl label node NODE nvidia.com/device-plugin.config=gpu%d`"
                        .formatted(each.ordinal()))
                .collect(Collectors.joining(", ")));
  }

  private static String server(ServerProcess server) {
    return row(
        server.name(),
        KubernetesName.of(server.name()),
        server.gpu().ordinal() + " (" + server.gpu().gpu() + ")",
        ServerManifest.shared(server)
            ? "1 of %d replicas".formatted(server.gpu().deployments().size())
            : "the whole GPU");
  }
}
