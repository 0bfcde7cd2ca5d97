package io.optimum.workbench.device.cuda.nvml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.device.cuda.CudaException;
import io.optimum.workbench.device.cuda.StubLibrary;
import io.optimum.workbench.device.cuda.run.BoardMonitor;
import io.optimum.workbench.domain.run.RunConditions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NvmlTest {
  @TempDir Path folder;

  @Test
  void saysThatTheLibraryIsMissing() {
    assertThatThrownBy(() -> Nvml.open(List.of("libno-such-nvml.so.1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("libno-such-nvml.so.1");
  }

  @Test
  void saysThatTheDriverIsNotLoaded() {
    List<String> library = library(9, 0);
    assertThatThrownBy(() -> Nvml.open(library))
        .isInstanceOf(CudaException.class)
        .hasMessage("nvmlInit_v2 failed: Driver Not Loaded (9).");
  }

  @Test
  void readsClockPowerTemperatureThrottlesAndProcesses() {
    try (Nvml nvml = Nvml.open(library(0, 0))) {
      assertThat(nvml.driverVersion()).isEqualTo("550.54.15");
      BoardMonitor monitor = nvml.monitor("GPU-1");
      monitor.sample();
      monitor.sample();
      assertThat(monitor.conditions())
          .isEqualTo(
              new RunConditions.Observed(
                  2,
                  1.755e9,
                  1.755e9,
                  412.5,
                  66,
                  List.of("power cap", "temperature, by software"),
                  List.of("process 4294967295")));
    }
  }

  @Test
  void aGpuThatItDoesNotKnowIsNamed() {
    try (Nvml nvml = Nvml.open(library(0, 0))) {
      assertThatThrownBy(() -> nvml.monitor("GPU-2"))
          .isInstanceOf(CudaException.class)
          .hasMessageContaining("nvmlDeviceGetHandleByUUID");
    }
  }

  @Test
  void listsTheSlicesOfABoardEachWithItsSmsAndMemory() {
    try (Nvml nvml = Nvml.open(library(0, 0))) {
      assertThat(nvml.slices())
          .containsExactly(
              new BoardSlice("MIG-a", "NVIDIA H200 MIG 3g.71gb", 60, 71_424L << 20),
              new BoardSlice("MIG-b", "NVIDIA H200 MIG 1g.18gb", 16, 16_384L << 20));
    }
  }

  @Test
  void aSliceHasTheClocksOfItsBoardAndProcessesOfItsOwn() {
    try (Nvml nvml = Nvml.open(library(0, 0))) {
      BoardMonitor monitor = nvml.monitor("MIG-b");
      monitor.sample();
      assertThat(monitor.conditions())
          .isInstanceOfSatisfying(
              RunConditions.Observed.class,
              seen -> {
                assertThat(seen.meanSmClockHertz()).isEqualTo(1.755e9);
                assertThat(seen.foreignProcesses()).isEmpty();
              });
    }
  }

  @Test
  void aFigureThatTheBoardDoesNotGiveLeavesTheRunUnobserved() {
    try (Nvml nvml = Nvml.open(library(0, 3))) {
      BoardMonitor monitor = nvml.monitor("GPU-1");
      monitor.sample();
      assertThat(monitor.conditions())
          .isInstanceOfSatisfying(
              RunConditions.NotObserved.class,
              each -> assertThat(each.reason()).contains("nvmlDeviceGetPowerUsage", "(3)"));
    }
  }

  private List<String> library(int init, int power) {
    return List.of(
        StubLibrary.build(folder, "nvml_stub", "INIT=" + init, "POWER=" + power).toString());
  }
}
