package io.optimum.workbench.device.cuda.reenact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.device.Occupancy;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.engine.ProfileOrigin;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.Pipe;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LaunchPlanTest {
  private static final GpuSpec H100 = Sheets.of("h100-sxm");

  @Test
  void blocksThreadsAndTimeAreTheProfiles() {
    KernelPlan plan = KernelPlan.of(kernel(264, 256, 128, 16_384, Pipe.FP16_TENSOR), H100);
    assertThat(plan.standIn()).isEqualTo(new StandIn(true, 128, 10));
    assertThat(plan.blocks()).isEqualTo(264);
    assertThat(plan.threadsPerBlock()).isEqualTo(256);
    assertThat(plan.sharedBytes()).isEqualTo(16_384);
    assertThat(plan.waves()).isEqualTo(1);
    assertThat(plan.targetNanos()).isEqualTo(100_000);
    assertThat(plan.cycles()).as("100 us at 1.98 GHz").isEqualTo(198_000);
  }

  @Test
  void aBlockLastsAWavesShareOfTheKernel() {
    KernelPlan plan = KernelPlan.of(kernel(1056, 256, 128, 16_384, Pipe.FP16_TENSOR), H100);
    assertThat(plan.waves()).isEqualTo(4);
    assertThat(plan.cycles()).isEqualTo(49_500);
  }

  @Test
  void trafficAndArithmeticAreTheProfilesInWholeSteps() {
    KernelPlan plan = KernelPlan.of(kernel(264, 256, 128, 16_384, Pipe.FP16_TENSOR), H100);
    assertThat((double) plan.dramBytes()).isCloseTo(20e6, within(1.1e6));
    double l2 = (double) plan.l2Loads() * 16 * 264 * 256;
    assertThat(l2).isCloseTo(40e6, within(1.1e6));
    double flops = (double) plan.steps() * plan.standIn().flopsPerThreadStep() * 264 * 256;
    assertThat(flops).isCloseTo(5e9, within(1e8));
  }

  @Test
  void arithmeticOfAnotherPipeKeepsItsStandInAsBusy() {
    KernelPlan plan = KernelPlan.of(kernel(264, 256, 128, 0, Pipe.INT8_TENSOR), H100);
    double flops = (double) plan.steps() * plan.standIn().flopsPerThreadStep() * 264 * 256;
    assertThat(flops).as("INT8 has twice the peak").isCloseTo(2.5e9, within(1e8));
    assertThat(KernelPlan.of(kernel(264, 256, 40, 0, Pipe.FP16), H100).standIn().tensor())
        .isFalse();
  }

  @Test
  void asManyBlocksFitOnAnSmAsOfTheProfiledKernel() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 2000; i++) {
      KernelProfile kernel = drawn(random);
      if (fits(kernel)) {
        KernelPlan plan = KernelPlan.of(kernel, H100);
        KernelProfile played = StandIn.with(kernel, plan.standIn().registers(), plan.sharedBytes());
        assertThat(new Occupancy(played, H100.smLimits()).blocksPerSm)
            .as("%s", kernel)
            .isEqualTo(new Occupancy(kernel, H100.smLimits()).blocksPerSm);
      }
    }
  }

  @Test
  void kernelsOfAnInferenceReadOneAfterTheOther() {
    KernelProfile kernel = kernel(264, 256, 128, 16_384, Pipe.FP16_TENSOR);
    LaunchPlan plan = LaunchPlan.of(profile(List.of(kernel, kernel, kernel)), H100);
    long bytes = plan.kernels().getFirst().dramBytes();
    assertThat(plan.dramAt()).containsExactly(0L, bytes, 2 * bytes);
    assertThat(plan.dramBytes()).isEqualTo(3 * bytes);
  }

  @Test
  void windowsOfAKernelStayInTheCache() {
    IntStream.of(1, 1000, 1_000_000, 100_000_000)
        .forEach(bytes -> {
          KernelProfile kernel =
              new KernelProfile("k", "l", 1000, 10, 128, 32, 0, 0, Pipe.FP32, 0, 1e6, bytes);
          long window = KernelPlan.of(kernel, H100).windowBytes();
          assertThat(window).isBetween(64L << 10, H100.l2Bytes() / 8);
          assertThat(Long.bitCount(window)).as("a power of two").isEqualTo(1);
        });
  }

  private static boolean fits(KernelProfile kernel) {
    return kernel.threadsPerBlock() * kernel.registersPerThread() <= 60_000;
  }

  private static KernelProfile drawn(SplittableRandom random) {
    return kernel(
        1 + random.nextInt(5000),
        32 * (1 + random.nextInt(32)),
        16 + random.nextInt(240),
        random.nextInt(200_000),
        random.nextBoolean() ? Pipe.FP16_TENSOR : Pipe.FP32);
  }

  static KernelProfile kernel(int blocks, int threads, int registers, int shared, Pipe pipe) {
    return new KernelProfile(
        "k", "l", 100_000, blocks, threads, registers, shared, 5e9, pipe, 20e6, 60e6, 10e6);
  }

  static EngineProfile profile(List<KernelProfile> kernels) {
    return new EngineProfile(
        new ProfileKey(new EngineId("e"), H100.id(), 1),
        ProfileOrigin.TRACED,
        new SoloLatency.NotMeasured("made up"),
        0,
        0,
        0,
        0,
        0,
        kernels,
        "made up");
  }
}
