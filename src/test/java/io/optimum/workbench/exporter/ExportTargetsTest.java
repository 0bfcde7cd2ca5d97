package io.optimum.workbench.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.exporter.folder.ExportWriter;
import io.optimum.workbench.task.Progress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTargetsTest {
  private final ExportTargets targets = ExportTargets.standard(new JsonCodec());

  @Test
  void everyTargetCanBeWritten(@TempDir Path root) {
    for (Exporter each : targets.all()) {
      ExportBundle bundle = each.export(ExportFixture.request(root));
      new ExportWriter().write(bundle, root.resolve(each.target()), Progress.none());
      assertThat(root.resolve(each.target())).isDirectoryContaining("glob:**");
    }
  }

  @Test
  void anUnknownTargetIsNamedBesideTheKnown() {
    assertThatThrownBy(() -> targets.require("docker"))
        .hasMessage(
            "There is no export target (docker). There are plan, triton, k8s, mps, trtexec, trace,"
                + " report.");
  }

  @Test
  void anEngineThatTheExportWasNotGivenIsNamed(@TempDir Path root) {
    ExportRequest whole = ExportFixture.request(root);
    ExportRequest request =
        new ExportRequest(
            whole.projectName(),
            root,
            whole.plan(),
            java.util.Map.of(),
            whole.profiles(),
            whole.gpus(),
            "0.1.0",
            new java.util.TreeMap<>(),
            ExportFixture.NOTHING,
            java.util.Map.of());
    assertThatThrownBy(() -> targets.require("plan").export(request))
        .hasMessageContaining("The plan deploys the engine");
  }
}
