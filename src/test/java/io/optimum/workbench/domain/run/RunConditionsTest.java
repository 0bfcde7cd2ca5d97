package io.optimum.workbench.domain.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunConditionsTest {
  private static final RunConditions.Observed CALM =
      new RunConditions.Observed(10, 1.9e9, 1.8e9, 300, 60, List.of(), List.of());
  private static final RunConditions.Observed DISTURBED =
      new RunConditions.Observed(
          30, 1.5e9, 1.2e9, 500, 85, List.of("power cap"), List.of("4711 python"));

  @Test
  void calmConditionsRaiseNoDoubts() {
    assertThat(CALM.doubts()).isEmpty();
    assertThat(RunConditions.ofComputedDevice().doubts()).isEmpty();
  }

  @Test
  void saysWhoElseUsedTheGpuAndWhyClocksFell() {
    assertThat(DISTURBED.doubts())
        .containsExactly(
            "Contaminated: other processes used this GPU: 4711 python.", "Throttled: power cap.");
  }

  @Test
  void joinsRunsBySamples() {
    RunConditions both = RunConditions.of(List.of(CALM, DISTURBED));
    assertThat(both)
        .isEqualTo(
            new RunConditions.Observed(
                40, 1.6e9, 1.2e9, 450, 85, List.of("power cap"), List.of("4711 python")));
  }

  @Test
  void oneUnobservedRunLeavesAllUnobserved() {
    RunConditions unknown = new RunConditions.NotObserved("No NVML.");
    assertThat(RunConditions.of(List.of(CALM, unknown, DISTURBED))).isEqualTo(unknown);
  }
}
