package io.optimum.workbench.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.engine.ProfileOrigin;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.Pipe;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ModelledEnginesTest {
  private static final GpuSpec A100 = Sheets.A100;

  static List<NetworkEntry> networks() {
    return NetworkCatalogue.all();
  }

  @ParameterizedTest
  @CsvSource({
    "resnet50, 55, 75",
    "vgg19, 22, 30",
    "densenet201, 200, 420",
    "inceptionv3, 90, 130",
    "mobilenetv2, 50, 70",
    "bert-base, 85, 150",
    "yolov4, 150, 260"
  })
  void hasAboutAsManyKernelsAsTensorRtBuilds(String id, int least, int most) {
    assertThat(profile(id, A100, 1).kernels()).hasSizeBetween(least, most);
  }

  /// Median of trtexec on an A100 80GB PCIe: TensorRT 8.x, batch 32, FP16 and TF32.
  @ParameterizedTest
  @CsvSource({"FP16, 862183", "TF32, 1990720"})
  void comesNearAMeasuredResNet18(Precision precision, long measuredNanos) {
    var profile =
        ModelledEngines.profile(NetworkCatalogue.require("resnet18"), A100, 32, precision);
    assertThat((double) profile.kernelNanos() / measuredNanos).isBetween(0.7, 1.5);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void takesLongerForMoreInputsButLessForEach(NetworkEntry network) {
    EngineProfile one = ModelledEngines.profile(network, A100, 1, Precision.FP16);
    for (int batch : new int[] {2, 4, 8, 16, 32}) {
      EngineProfile more = ModelledEngines.profile(network, A100, batch, Precision.FP16);
      assertThat(more.kernelNanos())
          .isBetween(one.kernelNanos(), one.kernelNanos() * batch + more.kernels().size());
      assertThat(more.activationBytes()).isEqualTo(one.activationBytes() * batch);
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void isNoSlowerOnABiggerGpu(NetworkEntry network) {
    for (int batch : new int[] {1, 8}) {
      EngineProfile small = ModelledEngines.profile(network, A100, batch, Precision.FP16);
      EngineProfile big = ModelledEngines.profile(network, grown(A100), batch, Precision.FP16);
      assertThat(big.kernelNanos()).isLessThanOrEqualTo(small.kernelNanos() + big.kernels().size());
    }
  }

  @Test
  void reachesNoPeakOfTheGpu() {
    for (NetworkEntry network : networks()) {
      for (KernelProfile kernel : profile(network.id(), A100, 16).kernels()) {
        double seconds = kernel.soloNanos() / 1e9;
        assertThat(kernel.flops()).isLessThanOrEqualTo(A100.peak(kernel.pipe()) * seconds);
        assertThat(kernel.dramBytes()).isLessThanOrEqualTo(A100.dramBytesPerSecond() * seconds);
        assertThat(kernel.l2Bytes()).isLessThanOrEqualTo(A100.l2BytesPerSecond() * seconds);
      }
    }
  }

  @Test
  void scalesToAMeasuredLatencyAndKeepsTheFactor() {
    EngineProfile modelled = profile("vgg19", A100, 1);
    EngineProfile scaled = ModelledEngines.scaledTo(modelled, modelled.kernelNanos() * 2, 500);
    assertThat(scaled.kernelNanos()).isCloseTo(modelled.kernelNanos() * 2, withPercentage(0.1));
    assertThat(scaled.soloLatency())
        .isEqualTo(new SoloLatency.Measured(modelled.kernelNanos() * 2, 500));
    assertThat(scaled.source())
        .contains("modelled/measured = 0.500")
        .contains("outside 0.7 to 1.5");
    assertThat(scaled.origin()).isEqualTo(ProfileOrigin.MODELLED);
  }

  @ParameterizedTest
  @CsvSource({
    "100, 100, false",
    "71, 100, false",
    "69, 100, true",
    "149, 100, false",
    "151, 100, true"
  })
  void warnsWhereTheModelIsFarFromTheMeasurement(long modelled, long measured, boolean warns) {
    assertThat(new LatencyScale(modelled, measured).warning().isPresent()).isEqualTo(warns);
  }

  @Test
  void refusesMixedPrecision() {
    assertThatThrownBy(() ->
            ModelledEngines.profile(NetworkCatalogue.require("vgg19"), A100, 1, Precision.MIXED))
        .hasMessageContaining("MIXED");
  }

  @Test
  void refusesAPrecisionThatTheGpuLacks() {
    assertThatThrownBy(() ->
            ModelledEngines.profile(NetworkCatalogue.require("vgg19"), Sheets.T4, 1, Precision.FP8))
        .hasMessageContaining("t4");
  }

  private static EngineProfile profile(String id, GpuSpec gpu, int batchSize) {
    return ModelledEngines.profile(NetworkCatalogue.require(id), gpu, batchSize, Precision.FP16);
  }

  /// A quarter more of everything: SMs as they are, but more of them, more bandwidth, more cache.
  private static GpuSpec grown(GpuSpec gpu) {
    SortedMap<Pipe, Double> peaks = new TreeMap<>(gpu.peakFlopsPerSecond());
    peaks.replaceAll((_, peak) -> peak * 1.25);
    return new GpuSpec(
        new GpuId("grown"),
        "grown",
        gpu.computeCapability(),
        gpu.smCount() / 4 * 5,
        gpu.boostClockHertz(),
        gpu.smLimits(),
        peaks,
        gpu.dramBytesPerSecond() * 1.25,
        gpu.l2Bytes() / 4 * 5,
        gpu.l2BytesPerSecond() * 1.25,
        gpu.pcieBytesPerSecond(),
        gpu.memoryBytes(),
        gpu.boardPowerWatts(),
        gpu.copyEngines(),
        gpu.launchHostNanos(),
        gpu.kernelGapNanos(),
        gpu.graphKernelGapNanos(),
        gpu.sources());
  }
}
