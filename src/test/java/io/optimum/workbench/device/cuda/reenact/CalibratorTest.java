package io.optimum.workbench.device.cuda.reenact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.Pipe;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibratorTest {
  private static final GpuSpec H100 = Sheets.of("h100-sxm");
  private static final double GAP = 500;
  private final CycleFit fit = new CycleFit(1.5e9, GAP);
  private int measured;

  @Test
  void theWaitIsShortenedByWhatEveryWaveCosts() {
    LaunchPlan plan = calibrate(4 * 264, 700, 0);
    KernelPlan kernel = plan.kernels().getFirst();
    assertThat(seen(kernel, 700, 0) - GAP).isCloseTo(100_000, within(1000.0));
    assertThat(kernel.dramLoads()).as("its work is whole").isPositive();
  }

  @Test
  void aKernelThatItsWorkKeepsTooLongGetsLessOfIt() {
    LaunchPlan plan = calibrate(264, 0, 3);
    KernelPlan kernel = plan.kernels().getFirst();
    assertThat(seen(kernel, 0, 3) - GAP).isCloseTo(100_000, within(8000.0));
    assertThat(kernel.steps()).isLessThan(first(264).steps() / 2).isPositive();
  }

  @Test
  void equalKernelsAreMeasuredOnce() {
    KernelPlan kernel = first(264);
    Calibrator calibrator =
        new Calibrator(
            fit,
            each -> {
              measured++;
              return each.targetNanos() + GAP;
            });
    calibrator.calibrate(LaunchPlan.of(List.of(kernel, kernel, kernel)));
    calibrator.calibrate(LaunchPlan.of(List.of(kernel)));
    assertThat(measured).isEqualTo(1);
  }

  @Test
  void aKernelThatCannotBeFittedEndsAfterAFewTries() {
    Calibrator calibrator =
        new Calibrator(
            fit,
            _ -> {
              measured++;
              return 1e9;
            });
    calibrator.calibrate(LaunchPlan.of(List.of(first(264))));
    assertThat(measured).isLessThan(10);
  }

  private LaunchPlan calibrate(int blocks, double overheadPerWave, double workPerTarget) {
    return new Calibrator(fit, each -> seen(each, overheadPerWave, workPerTarget))
        .calibrate(LaunchPlan.of(List.of(first(blocks))));
  }

  /// A GPU at 1.5 GHz instead of the sheet's clock.
  private static double seen(KernelPlan plan, double overheadPerWave, double workPerTarget) {
    double wait = plan.waves() * (plan.cycles() / 1.5 + overheadPerWave);
    double work = workPerTarget * 100_000 * plan.steps() / first(264).steps();
    return Math.max(wait, work) + GAP;
  }

  private static KernelPlan first(int blocks) {
    return KernelPlan.of(LaunchPlanTest.kernel(blocks, 256, 128, 16_384, Pipe.FP16_TENSOR), H100);
  }
}
