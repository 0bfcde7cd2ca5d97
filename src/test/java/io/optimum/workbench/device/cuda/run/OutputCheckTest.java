package io.optimum.workbench.device.cuda.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.OutputAgreement;
import io.optimum.workbench.domain.run.RunResult;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/// Sharing a GPU must not change what engines compute.
class OutputCheckTest {
  private static final long MILLI = FakeGpu.MILLI;
  private static final Deployment FAST = FakeGpu.deployment("fast", 1);
  private static final Deployment SLOW = FakeGpu.deployment("slow", 1);

  private final FakeGpu gpu = new FakeGpu().engine("fast", 1, MILLI).engine("slow", 1, 4 * MILLI);

  private RunResult afterSolos(IntFunction<double[]> beside) {
    gpu.source.computes = Optional.of(beside);
    gpu.run(gpu.request(10 * MILLI, FAST));
    gpu.run(gpu.request(10 * MILLI, SLOW));
    return gpu.run(gpu.request(20 * MILLI, FAST, SLOW));
  }

  @Test
  void outputsAgreeWithinTheLastPlacesOfSixteenBits() {
    RunResult result = afterSolos(others -> new double[] {10, -3 + 0.002 * others});
    assertThat(result.outputs()).isInstanceOf(OutputAgreement.Agreed.class);
    assertThat(((OutputAgreement.Agreed) result.outputs()).contexts()).isEqualTo(2);
    assertThat(result.doubts()).isEmpty();
    assertThat(gpu.source.readAlone)
        .as("reading waits for the device, which ends a capture")
        .isTrue();
  }

  @Test
  void otherOutputsAreAFaultOfTheRunThatNamesTheEngine() {
    RunResult result = afterSolos(others -> new double[] {10, -3 + 2 * others});
    assertThat(result.outputs()).isInstanceOf(OutputAgreement.Differed.class);
    assertThat(result.doubts())
        .singleElement()
        .asString()
        .containsPattern("Fault: (fast|slow) at batch 1 computed something else than alone")
        .contains("outputs differ by 0.20 of the largest, and 0.010 is allowed");
  }

  @Test
  void noNumbersAreAFault() {
    RunResult result = afterSolos(others -> new double[] {others == 0 ? 1 : Double.NaN});
    assertThat(result.doubts()).singleElement().asString().contains("no numbers");
  }

  @Test
  void withoutARunAloneNothingIsCompared() {
    gpu.source.computes = Optional.of(_ -> new double[] {1});
    RunResult result = gpu.run(gpu.request(20 * MILLI, FAST, SLOW));
    assertThat(result.outputs())
        .isInstanceOfSatisfying(
            OutputAgreement.NotCompared.class,
            each -> assertThat(each.reason()).contains("has not run alone"));
  }

  @Test
  void reenactedEnginesComputeNothing() {
    gpu.run(gpu.request(10 * MILLI, FAST));
    RunResult result = gpu.run(gpu.request(20 * MILLI, FAST, SLOW));
    assertThat(result.outputs())
        .isEqualTo(
            new OutputAgreement.NotCompared("The engines are re-enacted: they compute nothing."));
  }
}
