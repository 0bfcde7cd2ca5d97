package io.optimum.workbench.exporter.kubernetes;

import static io.optimum.workbench.exporter.kubernetes.ServerManifest.ordered;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.engine.EngineFile;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.exporter.ExportBundle;
import io.optimum.workbench.exporter.ExportBundle.ExportFile;
import io.optimum.workbench.exporter.ExportRequest;
import io.optimum.workbench.exporter.Exporter;
import io.optimum.workbench.exporter.process.ServerProcess;
import io.optimum.workbench.exporter.text.Yaml;
import io.optimum.workbench.exporter.triton.TritonLosses;
import java.util.ArrayList;
import java.util.List;

/// Manifests for Kubernetes: a Deployment and a Service per Triton process, the device plugin's
/// sharing, and a claim for the models.
public final class KubernetesExporter implements Exporter {
  @Override
  public String target() {
    return "k8s";
  }

  @Override
  public String title() {
    return "Kubernetes manifests";
  }

  @Override
  public ExportBundle export(ExportRequest request) {
    List<ServerProcess> servers = ServerProcess.of(request.plan());
    List<PlannedGpu> shared = DevicePluginConfig.shared(request);
    TritonImage image = TritonImage.of(request);
    List<ExportFile> manifests = new ArrayList<>();
    for (ServerProcess server : servers) {
      manifests.add(manifest(KubernetesName.of(server.name()), ServerManifest.of(server)));
    }
    manifests.add(manifest("models", claim(request)));
    if (!shared.isEmpty()) {
      manifests.add(manifest("device-plugin", DevicePluginConfig.of(shared)));
    }
    List<Problem> problems = new ArrayList<>(image.problems());
    problems.addAll(DevicePluginConfig.problems(request));
    problems.addAll(TritonLosses.problems(servers));
    boolean complete =
        image.problems().isEmpty()
            && problems.stream().noneMatch(each -> each.severity() == Problem.Severity.ERROR);
    List<ExportFile> files = new ArrayList<>();
    files.add(
        new ExportFile.Text(
            "README.md", KubernetesReadme.of(request, servers, shared, problems), false));
    files.add(new ExportFile.Text("kustomization.yaml", kustomization(manifests, image), false));
    files.addAll(manifests);
    return new ExportBundle(files, problems, complete);
  }

  private static ExportFile manifest(String name, String yaml) {
    return new ExportFile.Text(name + ".yaml", yaml, false);
  }

  private static String kustomization(List<ExportFile> manifests, TritonImage image) {
    return Yaml.document(
        ordered(
            "apiVersion",
            "kustomize.config.k8s.io/v1beta1",
            "kind",
            "Kustomization",
            "resources",
            manifests.stream()
                .map(ExportFile::path)
                .filter(each -> !each.equals("device-plugin.yaml"))
                .toList(),
            "images",
            List.of(ordered("name", ServerManifest.IMAGE, "newTag", image.tag()))));
  }

  /// Room for every engine of the plan twice, so that a new version fits beside the old one.
  private static String claim(ExportRequest request) {
    long bytes =
        request.plan().gpus().stream()
            .flatMap(gpu -> gpu.deployments().stream())
            .map(each -> request.engine(each.deployment().engine()))
            .flatMap(each -> each.planFile().stream())
            .mapToLong(EngineFile::sizeBytes)
            .sum();
    long gibibytes = Math.max(1, ((2 * bytes) >> 30) + 1);
    return Yaml.document(
        ordered(
            "apiVersion",
            "v1",
            "kind",
            "PersistentVolumeClaim",
            "metadata",
            ordered("name", ServerManifest.CLAIM),
            "spec",
            ordered(
                "accessModes",
                List.of("ReadWriteMany"),
                "resources",
                ordered("requests", ordered("storage", gibibytes + "Gi")))));
  }
}
