package io.optimum.workbench.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.Pipe;
import io.optimum.workbench.domain.gpu.SmLimits;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every network, placed on every shipped data sheet at every precision, at some batch: it runs
/// there, or is refused with the pipe that is missing.
class EveryPlacementTest {
  private static final List<Integer> BATCHES = List.of(1, 2, 5, 16, 64, 256);

  static Stream<Arguments> placements() {
    return Sheets.ALL.stream()
        .flatMap(gpu ->
            Stream.of(Precision.values())
                .filter(precision -> precision != Precision.MIXED)
                .map(precision -> Arguments.of(gpu, precision)));
  }

  @ParameterizedTest
  @MethodSource("placements")
  void isPlacedOrRefusedWithThePipeThatIsMissing(GpuSpec gpu, Precision precision) {
    boolean runs = gpu.peakFlopsPerSecond().containsKey(needed(precision, gpu));
    var seed = new Random(gpu.id().hashCode() * 31L + precision.ordinal());
    for (NetworkEntry network : NetworkCatalogue.all()) {
      int batch = BATCHES.get(seed.nextInt(BATCHES.size()));
      if (runs) {
        assertPlaced(ModelledEngines.profile(network, gpu, batch, precision), gpu);
      } else {
        assertThatThrownBy(() -> ModelledEngines.profile(network, gpu, batch, precision))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(gpu.id().toString())
            .hasMessageContaining(needed(precision, gpu).name());
      }
    }
  }

  private static Pipe needed(Precision precision, GpuSpec gpu) {
    return switch (precision) {
      case FP32, MIXED -> Pipe.FP32;
      case TF32 ->
          gpu.peakFlopsPerSecond().containsKey(Pipe.TF32_TENSOR) ? Pipe.TF32_TENSOR : Pipe.FP32;
      case FP16 -> Pipe.FP16_TENSOR;
      case BF16 -> Pipe.BF16_TENSOR;
      case INT8 -> Pipe.INT8_TENSOR;
      case FP8 -> Pipe.FP8_TENSOR;
    };
  }

  private static void assertPlaced(EngineProfile profile, GpuSpec gpu) {
    assertThat(profile.kernels()).allMatch(kernel -> sound(kernel, gpu.smLimits()));
    assertThat(profile.kernelNanos()).isPositive();
    assertThat(profile.activationBytes()).isPositive();
  }

  private static boolean sound(KernelProfile kernel, SmLimits limits) {
    return Double.isFinite(kernel.flops() + kernel.dramBytes() + kernel.l2Bytes())
        && kernel.soloNanos() > 0
        && kernel.l2Bytes() > 0
        && kernel.workingSetBytes() > 0
        && kernel.threadsPerBlock() <= limits.threads()
        && kernel.registersPerThread() * kernel.threadsPerBlock() <= limits.registers()
        && kernel.sharedMemoryPerBlockBytes() + 1024 <= limits.sharedMemoryBytes();
  }
}
