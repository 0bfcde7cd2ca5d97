package io.optimum.workbench.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.optimum.workbench.codec.GpuSheets;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.Pipe;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Reads the real files of NVIDIA's TREx examples, where they are present.
class SampleFilesTest {
  private static final double RESNET18_BATCH_32_FLOPS = 2 * 1.81e9 * 32;
  private static final List<GpuSpec> SHEETS = new GpuSheets(new JsonCodec()).shipped();

  private static ImportResult result;

  @BeforeAll
  static void importAsFlatListOfFiles() throws IOException {
    Path samples = Path.of(System.getProperty("samples.dir", "../shared/samples"), "trtexec");
    assumeTrue(Files.isDirectory(samples), "No samples at " + samples);
    try (Stream<Path> files = Files.walk(samples, 2)) {
      List<Path> json = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      result = new FileImporter(SHEETS, new GpuId("t4")).read(json, Progress.none());
    }
  }

  @Test
  void findsFourEnginesNamedByTheirFolders() {
    assertThat(result.engines())
        .extracting(each -> each.id().value())
        .containsExactlyInAnyOrder(
            "mobilenet-qat", "resnet18-a100-fp16", "resnet18-a100-fp32", "resnet18-a100-qat");
    assertThat(result.recognised()).hasSize(23).noneMatch(file -> file.engine().isEmpty());
  }

  @Test
  void readsGpuAndBatchFromTheFiles() {
    assertThat(profile("resnet18-a100-fp16").key().gpu().value()).isEqualTo("a100-80gb-pcie");
    assertThat(profile("resnet18-a100-fp16").key().batchSize()).isEqualTo(32);
    assertThat(profile("mobilenet-qat").key().gpu().value()).isEqualTo("titan-rtx");
    assertThat(profile("mobilenet-qat").key().batchSize()).isEqualTo(1);
  }

  @Test
  void makesOneKernelOfEachLayerThatLaunches() {
    assertThat(profile("resnet18-a100-fp16").kernels()).hasSize(25);
    assertThat(profile("resnet18-a100-fp32").kernels()).hasSize(24);
    assertThat(profile("resnet18-a100-qat").kernels()).hasSize(35);
    assertThat(profile("mobilenet-qat").kernels()).hasSize(72);
  }

  @Test
  void takesTheMedianOfTheRequestsAsLatency() {
    assertThat(profile("resnet18-a100-fp16").soloLatency())
        .isEqualTo(new SoloLatency.Measured(862_183, 3698));
    assertThat(profile("mobilenet-qat").soloLatency())
        .isEqualTo(new SoloLatency.Measured(351_318, 8945));
  }

  @Test
  void countsTheArithmeticOfResNet18() {
    for (String id : List.of("resnet18-a100-fp16", "resnet18-a100-fp32", "resnet18-a100-qat")) {
      double flops = profile(id).kernels().stream().mapToDouble(KernelProfile::flops).sum();
      assertThat(flops / RESNET18_BATCH_32_FLOPS).as(id).isCloseTo(1, within(0.05));
    }
  }

  @Test
  void kernelsAndTheirGapsMakeTheLatency() {
    for (EngineProfile profile : result.profiles()) {
      long gaps = gpu(profile).graphKernelGapNanos() * (profile.kernels().size() - 1);
      assertThat(profile.kernelNanos() + gaps).isEqualTo(profile.latencyNanos());
    }
  }

  @Test
  void tellsPrecisionByTheArithmetic() {
    assertThat(engine("resnet18-a100-fp16").precision()).isEqualTo(Precision.FP16);
    assertThat(engine("resnet18-a100-fp32").precision()).isEqualTo(Precision.TF32);
    assertThat(engine("resnet18-a100-qat").precision()).isEqualTo(Precision.INT8);
  }

  @Test
  void readsTheGridFromTheTactic() {
    KernelProfile conv = kernel("resnet18-a100-fp16", "Conv_3 + Relu_4");
    assertThat(conv.name()).contains("tilesize256x64x32_stage3_warpsize4x1x1");
    assertThat(conv.blocks()).isEqualTo(32 * 56 * 56 / 256);
    assertThat(conv.threadsPerBlock()).isEqualTo(128);
    assertThat(conv.sharedMemoryPerBlockBytes()).isEqualTo((256 + 64) * 32 * 2 * 3);
    assertThat(conv.pipe()).isEqualTo(Pipe.FP16_TENSOR);
  }

  @Test
  void noKernelBeatsItsGpu() {
    for (EngineProfile profile : result.profiles()) {
      GpuSpec gpu = gpu(profile);
      for (KernelProfile kernel : profile.kernels()) {
        double seconds = kernel.soloNanos() / 1e9;
        assertThat(kernel.flops() / seconds)
            .as(kernel.layer())
            .isLessThanOrEqualTo(gpu.peak(kernel.pipe()));
        assertThat(kernel.dramBytes() / seconds)
            .as(kernel.layer())
            .isLessThanOrEqualTo(gpu.dramBytesPerSecond() * 1.001);
        assertThat(kernel.threadsPerBlock() * kernel.registersPerThread())
            .isLessThanOrEqualTo(gpu.smLimits().registers());
      }
    }
  }

  @Test
  void knowsWhatAnEngineOccupies() {
    EngineProfile fp16 = profile("resnet18-a100-fp16");
    assertThat(fp16.inputBytes()).as("measured without transfers").isZero();
    assertThat(fp16.outputBytes()).as("measured without transfers").isZero();
    assertThat(fp16.weightBytes()).isCloseTo(2 * 11_690_000L, within(100_000L));
    assertThat(fp16.activationBytes()).isBetween(50_000_000L, 200_000_000L);
    assertThat(fp16.enqueueNanos()).as("measured with a CUDA graph").isZero();
    assertThat(fp16.source()).contains("enqueue time of 5.2 us");
  }

  @Test
  void warnsOfLayerTimesFarAboveTheLatencyAndOfTwoGpus() {
    assertThat(result.problems())
        .hasSize(2)
        .allSatisfy(each -> assertThat(each.severity()).isEqualTo(Problem.Severity.WARNING));
    Problem sum = result.problems().getFirst();
    assertThat(sum.path()).contains("mobilenet.qat.onnx.engine.profile.json");
    assertThat(sum.message()).contains("133 %", "8945 requests");
    assertThat(result.problems().getLast().message())
        .contains("different GPUs", "a100-80gb-pcie ('resnet18", "titan-rtx ('mobilenet-qat')");
  }

  @Test
  void keepsTheSwitchesOfTheMeasurement() {
    assertThat(profile("resnet18-a100-qat").source())
        .contains("resnet-qat.onnx.engine.graph.json", "scaled by 0.790", "cuda graph enabled")
        .contains("CUDA 11.6", "one CUDA graph launch");
  }

  private static Engine engine(String id) {
    return result.engines().stream()
        .filter(e -> e.id().value().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static EngineProfile profile(String id) {
    return result.profiles().stream()
        .filter(each -> each.key().engine().value().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static KernelProfile kernel(String engine, String layer) {
    return profile(engine).kernels().stream()
        .filter(each -> each.layer().equals(layer))
        .findFirst()
        .orElseThrow();
  }

  private static GpuSpec gpu(EngineProfile profile) {
    return SHEETS.stream()
        .filter(s -> s.id().equals(profile.key().gpu()))
        .findFirst()
        .orElseThrow();
  }
}
