package io.optimum.workbench.device.cuda.nvml;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.device.cuda.nvml.BoardSample.GpuProcess;
import io.optimum.workbench.domain.run.RunConditions;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardLogTest {
  private BoardSample next = sample(1.9e9, 300);
  private final BoardLog log = new BoardLog(() -> next, 42);

  @Test
  void thisProcessIsNotForeign() {
    next = sample(1.9e9, 300, new GpuProcess(7, "python3"), new GpuProcess(42, "java"));
    log.sample();
    assertThat(observed().foreignProcesses()).containsExactly("7 python3");
  }

  @Test
  void inAContainerOneUnknownProcessIsThisOne() {
    next = sample(1.9e9, 300, new GpuProcess(90_210, ""));
    log.sample();
    assertThat(observed().foreignProcesses()).isEmpty();
  }

  @Test
  void aProcessThatWasThereOnlyOnceIsKept() {
    log.sample();
    next = sample(1.9e9, 300, new GpuProcess(42, "java"), new GpuProcess(7, "python3"));
    log.sample();
    next = sample(1.9e9, 300, new GpuProcess(42, "java"));
    log.sample();
    assertThat(observed().foreignProcesses()).containsExactly("7 python3");
  }

  @Test
  void clocksAndPowerAreMeansAndTheLeastClockIsKept() {
    log.sample();
    next = sample(1.5e9, 500);
    log.sample();
    assertThat(observed().meanSmClockHertz()).isEqualTo(1.7e9);
    assertThat(observed().leastSmClockHertz()).isEqualTo(1.5e9);
    assertThat(observed().meanPowerWatts()).isEqualTo(400);
    assertThat(observed().sampleCount()).isEqualTo(2);
  }

  @Test
  void theWarmUpIsForgotten() {
    log.sample();
    log.reset();
    assertThat(log.conditions()).isInstanceOf(RunConditions.NotObserved.class);
  }

  @Test
  void whoeverUsedTheGpuBeforeTheRunContaminatesIt() {
    next = sample(1.1e9, 80, new GpuProcess(42, "java"), new GpuProcess(7, "python3"));
    log.look();
    next = sample(1.9e9, 300, new GpuProcess(42, "java"));
    log.sample();
    assertThat(observed().meanSmClockHertz()).isEqualTo(1.9e9);
    assertThat(observed().doubts())
        .containsExactly("Contaminated: other processes used this GPU: 7 python3.");
    log.look();
    log.sample();
    assertThat(observed().doubts()).as("the next run").isEmpty();
  }

  @Test
  void idlenessIsNoThrottling() {
    assertThat(Throttle.of(0x1 | 0x2)).isEmpty();
    assertThat(Throttle.of(0x48)).containsExactly("hardware slowdown", "temperature, by hardware");
  }

  private RunConditions.Observed observed() {
    return (RunConditions.Observed) log.conditions();
  }

  private static BoardSample sample(double hertz, double watts, GpuProcess... processes) {
    return new BoardSample(hertz, watts, 60, List.of(), List.of(processes));
  }
}
