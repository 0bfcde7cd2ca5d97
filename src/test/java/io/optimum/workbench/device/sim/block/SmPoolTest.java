package io.optimum.workbench.device.sim.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.device.Occupancy;
import io.optimum.workbench.device.sim.Bench;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.gpu.Pipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SmPoolTest {
  private static final int SMS = 108;
  private static final SmRange ALL = new SmRange(0, SMS);

  private final SmPool pool = new SmPool(Bench.A100.smLimits(), SMS);

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  private record Placed(Occupancy kernel, int segments, int blocks) {}

  private static Occupancy kernel(int threads, int registers, int sharedBytes) {
    return new Occupancy(
        new KernelProfile("k", "l", 1, 1, threads, registers, sharedBytes, 0, Pipe.FP32, 0, 0, 0),
        Bench.A100.smLimits());
  }

  @Test
  void occupancyIsThatOfTheCudaCalculator() {
    assertThat(kernel(256, 32, 0).blocksPerSm).isEqualTo(8);
    assertThat(kernel(32, 16, 0).blocksPerSm).isEqualTo(32);
    assertThat(kernel(256, 128, 0).blocksPerSm).isEqualTo(2);
    assertThat(kernel(128, 40, 48 << 10).blocksPerSm).isEqualTo(3);
    assertThat(kernel(1024, 64, 163 << 10).blocksPerSm).isEqualTo(1);
  }

  @Test
  void blocksSpreadOverTheSmsWithMostRoom() {
    Occupancy kernel = kernel(256, 32, 0);
    pool.place(kernel, 40, 1, ALL);
    assertThat(pool.busySms()).isEqualTo(40);
    pool.place(kernel, 60, 1, ALL);
    assertThat(pool.busySms()).isEqualTo(100);
    pool.place(kernel, 108, 1, ALL);
    assertThat(pool.busySms()).isEqualTo(108);
  }

  @Test
  void aPieceThatIsTooSmallIsNotPlaced() {
    Occupancy kernel = kernel(256, 32, 0);
    pool.place(kernel, 8 * SMS - 5, 1, ALL);
    assertThat(pool.place(kernel, 100, 10, ALL)).isEqualTo(SmPool.NONE);
    assertThat(pool.place(kernel, 4, 10, ALL)).isNotEqualTo(SmPool.NONE);
  }

  @Test
  void aRangeIsKept() {
    SmRange range = new SmRange(20, 50);
    pool.place(kernel(256, 32, 0), 1000, 1, range);
    assertThat(pool.placedBlocks()).isEqualTo(30 * 8);
    assertThat(pool.busySms()).isEqualTo(30);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsPlacedIsWhatIsReleased(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Placed> resident = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      if (random.nextBoolean() && !resident.isEmpty()) {
        Placed old = resident.remove(random.nextInt(resident.size()));
        pool.release(old.kernel(), old.segments());
      } else {
        Occupancy kernel =
            kernel(random.nextInt(1, 1025), random.nextInt(16, 65), random.nextInt(0, 60_000));
        int wanted = random.nextInt(1, 300);
        int segments = pool.place(kernel, wanted, 1, ALL);
        if (segments != SmPool.NONE) {
          assertThat(pool.placedBlocks()).isBetween(1, wanted);
          resident.add(new Placed(kernel, segments, pool.placedBlocks()));
        }
      }
      int blocks = resident.stream().mapToInt(Placed::blocks).sum();
      assertThat(pool.busySms()).isBetween(blocks == 0 ? 0 : 1, Math.min(blocks, SMS));
    }
    resident.forEach(old -> pool.release(old.kernel(), old.segments()));
    assertThat(pool.busySms()).isZero();
    pool.place(kernel(256, 32, 0), Integer.MAX_VALUE, 1, ALL);
    assertThat(pool.placedBlocks()).isEqualTo(8 * SMS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void blocksArePlacedAsIfOneAfterTheOther(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] free = new long[SMS];
    Arrays.fill(free, Occupancy.full(Bench.A100.smLimits()));
    for (int i = 0; i < 40; i++) {
      Occupancy kernel =
          kernel(random.nextInt(1, 513), random.nextInt(16, 65), random.nextInt(0, 30_000));
      int first = random.nextInt(SMS);
      SmRange range = new SmRange(first, random.nextInt(first, SMS) + 1);
      int wanted = random.nextInt(1, 200);
      pool.place(kernel, wanted, 1, range);
      int blocks = 0;
      for (int sm = roomiest(free, kernel, range);
          blocks < wanted && kernel.room(free[sm]) > 0;
          sm = roomiest(free, kernel, range)) {
        free[sm] -= kernel.block;
        blocks++;
      }
      assertThat(pool.placedBlocks()).isEqualTo(blocks);
      assertThat(pool.busySms()).isEqualTo(busy(free));
    }
  }

  private static int roomiest(long[] free, Occupancy kernel, SmRange range) {
    int most = range.first();
    for (int sm = range.first(); sm < range.end(); sm++) {
      most = kernel.room(free[sm]) > kernel.room(free[most]) ? sm : most;
    }
    return most;
  }

  private static int busy(long[] free) {
    long full = Occupancy.full(Bench.A100.smLimits());
    return (int) Arrays.stream(free).filter(each -> each != full).count();
  }
}
