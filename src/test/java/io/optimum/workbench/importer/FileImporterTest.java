package io.optimum.workbench.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.engine.ProfileOrigin;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.Pipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileImporterTest {
  @TempDir private Path folder;

  @Test
  void makesAnEngineOfAFolder() {
    ImportResult result = Fixtures.read(Fixtures.TINY);
    assertThat(result.problems()).isEmpty();
    assertThat(result.engines())
        .singleElement()
        .satisfies(engine -> {
          assertThat(engine.id().value()).isEqualTo("tiny");
          assertThat(engine.precision()).isEqualTo(Precision.MIXED);
          assertThat(engine.planFile()).isEmpty();
        });
    EngineProfile profile = result.profiles().getFirst();
    assertThat(profile.key().toString()).isEqualTo("tiny on a100-80gb-pcie at batch 8");
    assertThat(profile.origin()).isEqualTo(ProfileOrigin.DERIVED);
    assertThat(profile.soloLatency()).isEqualTo(new SoloLatency.Measured(45_000, 3));
    assertThat(profile.enqueueNanos()).as("measured with a CUDA graph").isZero();
    assertThat(profile.source()).contains("enqueue time of 10.1 us");
    assertThat(profile.weightBytes()).isEqualTo(2 * (1728 + 64));
    assertThat(profile.inputBytes()).as("transfers were disabled").isZero();
    assertThat(profile.outputBytes()).isZero();
  }

  @Test
  void derivesKernelsFromShapesAndTactics() {
    List<KernelProfile> kernels = Fixtures.read(Fixtures.TINY).profiles().getFirst().kernels();
    assertThat(kernels)
        .extracting(KernelProfile::layer)
        .containsExactly("to half", "conv", "pool", "matrix");
    KernelProfile conv = kernels.get(1);
    assertThat(conv.blocks()).isEqualTo(8 * 32 * 32 / 128 * 2);
    assertThat(conv.threadsPerBlock()).isEqualTo(128);
    assertThat(conv.sharedMemoryPerBlockBytes()).isEqualTo((128 + 32) * 32 * 2 * 3);
    assertThat(conv.flops()).isEqualTo(2.0 * 8 * 32 * 32 * 1728);
    assertThat(conv.pipe()).isEqualTo(Pipe.FP16_TENSOR);
    assertThat(conv.dramBytes()).isEqualTo(8 * 32 * 32 * (4 + 64) * 2 + 2 * (1728 + 64));
    assertThat(kernels.get(2).flops()).isEqualTo(8.0 * 64 * 16 * 16 * 4);
    assertThat(kernels.get(3).flops()).isEqualTo(2.0 * 8 * 10 * 16384);
    assertThat(kernels.get(3).pipe()).isEqualTo(Pipe.FP32);
  }

  @Test
  void scalesLayerTimesToTheMeasuredLatency() {
    EngineProfile profile = Fixtures.read(Fixtures.TINY).profiles().getFirst();
    assertThat(profile.kernelNanos() + 3 * 500).isEqualTo(45_000);
    assertThat(profile.kernels().get(1).soloNanos()).isEqualTo(17_400);
    assertThat(profile.source()).contains("scaled by 0.870", "gaps of 500 ns", "CUDA 12.4");
  }

  @Test
  void aFlatListOfFilesGivesTheSameEngine() throws IOException {
    try (var files = Files.list(Fixtures.TINY)) {
      ImportResult flat = Fixtures.read(files.sorted().toArray(Path[]::new));
      assertThat(flat.profiles()).isEqualTo(Fixtures.read(Fixtures.TINY).profiles());
    }
  }

  @Test
  void pairsAPlanWithItsNeighbours() throws IOException {
    Fixtures.copyTiny(folder);
    Files.write(folder.resolve("tiny.onnx.engine"), Fixtures.plan());
    ImportResult result = Fixtures.read(folder);
    assertThat(result.engines())
        .singleElement()
        .satisfies(engine ->
            assertThat(engine.planFile().orElseThrow().tensorRtVersion()).isEqualTo("10.3.0"));
    assertThat(result.profiles()).hasSize(1);
    assertThat(result.profiles().getFirst().source()).contains("TensorRT 10.3.0");
  }

  @Test
  void aBarePlanIsAnEngineWithoutProfileAndSaysHowToMakeOne() throws IOException {
    Path plan = Files.write(folder.resolve("yolo.plan"), Fixtures.ultralyticsPlan());
    ImportResult result = Fixtures.read(plan);
    assertThat(result.engines())
        .singleElement()
        .satisfies(engine -> {
          assertThat(engine.id().value()).isEqualTo("yolo");
          assertThat(engine.planFile().orElseThrow().sizeBytes()).isEqualTo(Files.size(plan));
          assertThat(engine.planFile().orElseThrow().sha256()).hasSize(64);
        });
    assertThat(result.profiles()).isEmpty();
    assertThat(result.problems())
        .singleElement()
        .satisfies(problem ->
            assertThat(problem.advice())
                .contains("trtexec --loadEngine=" + plan)
                .contains("--exportLayerInfo=", "--exportProfile=", "--exportTimes="));
  }

  @Test
  void enginesOfOneStemInDifferentFoldersAreDifferent() throws IOException {
    Path fp16 = Files.createDirectory(folder.resolve("tiny-FP16"));
    Path other = Files.createDirectory(folder.resolve("second"));
    Path third = Files.createDirectory(folder.resolve("third"));
    Fixtures.copyTiny(fp16);
    Fixtures.copyTiny(other);
    Fixtures.copyTiny(third);
    assertThat(Fixtures.read(folder).engines())
        .extracting(engine -> engine.id().value())
        .containsExactlyInAnyOrder("tiny-fp16", "second-tiny", "third-tiny");
  }

  @Test
  void namesATritonModelByTheFolderAboveItsVersion() throws IOException {
    Path version = Files.createDirectories(folder.resolve("Détecteur v2/1"));
    Files.write(version.resolve("model.plan"), Fixtures.plan());
    assertThat(Fixtures.read(folder).engines())
        .extracting(engine -> engine.id().value())
        .containsExactly("d-tecteur-v2");
  }

  @Test
  void readsOldRequestTimes() throws IOException {
    Fixtures.copyTiny(folder, ".timing.json");
    Files.copy(
        Fixtures.FOLDER.resolve("old.timing.json"), folder.resolve("tiny.onnx.engine.times.json"));
    assertThat(Fixtures.read(folder).profiles().getFirst().soloLatency())
        .isEqualTo(new SoloLatency.Measured(500_000, 2));
  }

  @Test
  void takesTheSummaryWhereThereAreNoRequestTimes() throws IOException {
    Fixtures.copyTiny(folder, ".timing.json");
    assertThat(Fixtures.read(folder).profiles().getFirst().soloLatency())
        .isEqualTo(new SoloLatency.Measured(45_000, 50_000));
  }

  @Test
  void withoutAnyLatencyItIsNotMeasured() throws IOException {
    Fixtures.copyTiny(folder, ".timing.json", ".profile.metadata.json");
    ImportResult result = Fixtures.read(folder);
    EngineProfile profile = result.profiles().getFirst();
    assertThat(profile.soloLatency()).isInstanceOf(SoloLatency.NotMeasured.class);
    assertThat(profile.kernelNanos()).isEqualTo(50_000);
    assertThat(result.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.advice()).contains("--exportTimes"));
  }

  @Test
  void assumesAGpuWhereNoneIsNamedAndSaysSo() throws IOException {
    Fixtures.copyTiny(folder, ".metadata.json");
    ImportResult result = Fixtures.read(folder);
    assertThat(result.profiles().getFirst().key().gpu()).isEqualTo(new GpuId("t4"));
    assertThat(result.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("Tesla T4"));
  }

  @Test
  void matchesRepeatedNamesInOrder() throws IOException {
    Fixtures.copyTiny(folder);
    Fixtures.edit(folder.resolve("tiny.onnx.engine.graph.json"), "\"matrix\"", "\"conv\"");
    Fixtures.edit(folder.resolve("tiny.onnx.engine.profile.json"), "\"matrix\"", "\"conv\"");
    ImportResult result = Fixtures.read(folder);
    assertThat(result.problems()).isEmpty();
    assertThat(result.profiles().getFirst().kernels())
        .extracting(KernelProfile::soloNanos)
        .containsExactly(4_350L, 17_400L, 8_700L, 13_050L);
  }

  @Test
  void cancelsInTheMiddle() {
    assertThatThrownBy(() ->
            new FileImporter(Fixtures.SHEETS, new GpuId("t4"))
                .read(
                    List.of(Fixtures.TINY),
                    (_, _) -> {
                      throw new CancellationException();
                    }))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void refusesToAssumeAGpuWithoutSheet() {
    assertThatThrownBy(() -> new FileImporter(Fixtures.SHEETS, new GpuId("voodoo2")))
        .hasMessageContaining("voodoo2")
        .hasMessageContaining("titan-rtx");
  }
}
