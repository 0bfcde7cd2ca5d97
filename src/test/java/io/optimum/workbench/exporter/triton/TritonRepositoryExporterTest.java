package io.optimum.workbench.exporter.triton;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.Golden;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.exporter.ExportBundle;
import io.optimum.workbench.exporter.ExportBundle.ExportFile;
import io.optimum.workbench.exporter.ExportFixture;
import io.optimum.workbench.exporter.triton.proto.TritonConfig.ModelConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TritonRepositoryExporterTest {
  @TempDir Path root;

  @Test
  void theReadmeAndTheScriptAreTheGoldenFiles() throws IOException {
    ExportBundle bundle = export(Sharing.STREAMS);
    Golden.check("exporter/triton/README.md", text(bundle, "README.md"));
    Golden.check("exporter/triton/start-triton.sh", text(bundle, "start-triton.sh"));
    Golden.check("exporter/triton/config.pbtxt", text(bundle, "gpu0/resnet50-fp16/config.pbtxt"));
  }

  @Test
  void streamsShareAServerAndMpsGivesEachDeploymentItsOwn() throws IOException {
    assertThat(export(Sharing.STREAMS).files())
        .extracting(ExportFile::path)
        .containsExactly(
            "README.md",
            "start-triton.sh",
            "mps.sh",
            "gpu0/resnet50-fp16/config.pbtxt",
            "gpu0/resnet50-fp16/1/model.plan",
            "gpu0/bert-base-fp16/config.pbtxt",
            "gpu1-resnet50-fp16-2/resnet50-fp16-2/config.pbtxt",
            "gpu1-resnet50-fp16-2/resnet50-fp16-2/1/model.plan",
            "gpu1-bert-base-fp16-2/bert-base-fp16-2/config.pbtxt");
  }

  @Test
  void everyKnobThatTritonHasIsSet() throws IOException {
    ModelConfig config = config(export(Sharing.STREAMS), "gpu0/resnet50-fp16/config.pbtxt");
    assertThat(config.getMaxBatchSize()).isEqualTo(8);
    assertThat(config.getInstanceGroup(0).getCount()).isEqualTo(2);
    assertThat(config.getInstanceGroup(0).getGpusList()).containsExactly(0);
    assertThat(config.getOptimization().getPriority().name()).isEqualTo("PRIORITY_MAX");
    assertThat(config.getOptimization().getCuda().getGraphs()).isTrue();
    assertThat(config.getDynamicBatching().getPreferredBatchSizeList()).containsExactly(8);
  }

  @Test
  void theBatcherDelaysNothingForThePlansLatenciesAreWithoutDelay() throws IOException {
    ModelConfig config = config(export(Sharing.STREAMS), "gpu0/resnet50-fp16/config.pbtxt");
    assertThat(config.getDynamicBatching().getMaxQueueDelayMicroseconds()).isZero();
  }

  @Test
  void aMissingBinaryIsNamedAndTheExportIsNotComplete() throws IOException {
    ExportBundle bundle = export(Sharing.STREAMS);
    assertThat(bundle.complete()).isFalse();
    assertThat(bundle.problems())
        .filteredOn(TritonRepositoryExporterTest::isAboutABinary)
        .allMatch(each -> each.severity() == Problem.Severity.WARNING)
        .extracting(Problem::path)
        .containsExactly(
            "gpu0/bert-base-fp16/1/model.plan",
            "gpu1-bert-base-fp16-2/bert-base-fp16-2/1/model.plan");
    assertThat(text(bundle, "README.md"))
        .contains("It is not complete", "gpu0/bert-base-fp16/1/model.plan");
  }

  @Test
  void aBinaryThatIsNoPlanOrHasChangedIsNotCopied() throws IOException {
    export(Sharing.STREAMS);
    Path binary = root.resolve("engines/resnet50.plan");
    Files.write(binary, new byte[ExportFixture.BINARY.length]);
    assertThat(binaries()).anyMatch(each -> each.contains("does not begin with a TensorRT plan"));
    Files.writeString(binary, "ptrt");
    assertThat(binaries()).anyMatch(each -> each.contains("has 4 bytes, but had 29"));
    Files.delete(binary);
    assertThat(binaries()).anyMatch(each -> each.contains("engines/resnet50.plan does not exist"));
  }

  @Test
  void whatTritonCannotExpressIsAWarning() throws IOException {
    assertThat(warnings(export(Sharing.STREAMS)))
        .containsExactly(
            "The plan starts at most 50.0 batches per second; Triton has no such setting.");
    assertThat(warnings(export(Sharing.GREEN_CONTEXT)))
        .anyMatch(each -> each.startsWith("The plan's numbers are for green contexts"));
  }

  @Test
  void processesThatTakeTurnsAreKeptAwayFromMps() throws IOException {
    assertThat(text(export(Sharing.TIME_SLICED), "start-triton.sh"))
        .contains("CUDA_MPS_PIPE_DIRECTORY=\"$here/no-mps\"");
  }

  private List<String> binaries() {
    return new TritonRepositoryExporter()
        .export(ExportFixture.request(root)).problems().stream()
            .filter(TritonRepositoryExporterTest::isAboutABinary)
            .map(Problem::message)
            .toList();
  }

  private static boolean isAboutABinary(Problem problem) {
    return problem.message().startsWith("The engine binary");
  }

  private static List<String> warnings(ExportBundle bundle) {
    return bundle.problems().stream()
        .filter(each -> each.severity() == Problem.Severity.WARNING && !isAboutABinary(each))
        .map(Problem::message)
        .toList();
  }

  private ExportBundle export(Sharing first) throws IOException {
    Path binary = root.resolve("engines/resnet50.plan");
    Files.createDirectories(binary.getParent());
    Files.write(binary, ExportFixture.BINARY);
    return new TritonRepositoryExporter()
        .export(ExportFixture.request(root, ExportFixture.plan(first, Sharing.MPS)));
  }

  private static ModelConfig config(ExportBundle bundle, String path) {
    return TritonConfigText.parse(text(bundle, path), path).found().orElseThrow();
  }

  private static String text(ExportBundle bundle, String path) {
    return bundle.files().stream()
        .filter(each -> each.path().equals(path))
        .map(each -> ((ExportFile.Text) each).content())
        .findFirst()
        .orElseThrow();
  }
}
