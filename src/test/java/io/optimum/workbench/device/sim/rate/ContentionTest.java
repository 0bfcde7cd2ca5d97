package io.optimum.workbench.device.sim.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.device.Mechanism;
import io.optimum.workbench.device.sim.Bench;
import io.optimum.workbench.device.sim.program.Kernel;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.gpu.Pipe;
import java.util.EnumSet;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContentionTest {
  private static final int BLOCKS = 100;

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  private static Draw resident(double pipe, double dram, double workingSetBytes) {
    KernelProfile drawn = Bench.kernel(10_000, BLOCKS, pipe, dram);
    KernelProfile profile =
        new KernelProfile(
            "k",
            "l",
            drawn.soloNanos(),
            BLOCKS,
            256,
            32,
            0,
            drawn.flops(),
            Pipe.FP16_TENSOR,
            drawn.dramBytes(),
            2 * drawn.dramBytes(),
            workingSetBytes);
    Kernel kernel = new Kernel(profile, 10_000, Bench.A100);
    Draw resident = new Draw(kernel);
    resident.resize(BLOCKS);
    return resident;
  }

  private static Rates rate(Draw... kernels) {
    Rates rates =
        new Rates(Bench.A100, EnumSet.of(Mechanism.CONTENTION, Mechanism.CACHE), kernels.length);
    rates.set(kernels, kernels.length);
    return rates;
  }

  @Test
  void aloneNothingIsSlower() {
    Draw only = resident(0.9, 0.9, 1e9);
    rate(only);
    assertThat(only.rate).isEqualTo(1);
  }

  @Test
  void thoseWhoWantLessThanTheirPartAreServedFirst() {
    Draw modest = resident(0, 0.2, 0);
    Draw greedy = resident(0, 1, 0);
    Rates rates = rate(modest, greedy);
    assertThat(greedy.rate).isCloseTo(0.8, within(0.001));
    assertThat(modest.rate).isGreaterThan(0.95);
    assertThat(rates.dramDrawn()).isCloseTo(1, within(0.02));
  }

  @Test
  void kernelsOnDifferentResourcesLeaveEachOtherAlone() {
    Draw compute = resident(0.9, 0.01, 0);
    Draw memory = resident(0.01, 0.9, 0);
    rate(compute, memory);
    assertThat(compute.rate).isGreaterThan(0.98);
    assertThat(memory.rate).isGreaterThan(0.98);
  }

  @Test
  void workingSetsThatNoLongerFitTheCacheCostBandwidth() {
    double most = Bench.A100.l2Bytes();
    Draw fits = resident(0, 0.45, 0.4 * most);
    rate(fits, resident(0, 0.45, 0.4 * most));
    Draw spills = resident(0, 0.45, 0.9 * most);
    rate(spills, resident(0, 0.45, 0.9 * most));
    assertThat(spills.rate).isLessThan(0.9 * fits.rate);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noResourceExceedsItsPeak(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Draw[] kernels = new Draw[random.nextInt(2, 9)];
    for (int i = 0; i < kernels.length; i++) {
      kernels[i] = resident(random.nextDouble(), random.nextDouble(), 0);
    }
    rate(kernels);
    double pipe = 0;
    double dram = 0;
    for (Draw kernel : kernels) {
      assertThat(kernel.rate).isBetween(1.0 / kernels.length - 1e-9, 1.0);
      pipe += kernel.pipe * kernel.rate;
      dram += kernel.dram * kernel.rate;
    }
    assertThat(pipe).isLessThanOrEqualTo(1 + 1e-9);
    assertThat(dram).isLessThanOrEqualTo(1 + 1e-9);
  }
}
