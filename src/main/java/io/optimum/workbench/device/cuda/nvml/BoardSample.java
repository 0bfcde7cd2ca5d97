package io.optimum.workbench.device.cuda.nvml;

import java.util.List;

/// What a board says at a moment.
///
/// @param smClockHertz SM clock
/// @param powerWatts board power
/// @param temperatureCelsius of the GPU
/// @param throttles what holds the clocks down
/// @param processes that use the GPU for computing, this one among them
record BoardSample(
    double smClockHertz,
    double powerWatts,
    double temperatureCelsius,
    List<String> throttles,
    List<GpuProcess> processes) {
  BoardSample {
    throttles = List.copyOf(throttles);
    processes = List.copyOf(processes);
  }

  /// A process on the GPU.
  ///
  /// @param number as the driver counts, which in a container is not the container's count
  /// @param name of its program; empty where the driver does not say
  record GpuProcess(long number, String name) {
    @Override
    public String toString() {
      return name.isEmpty() ? "process " + number : number + " " + name;
    }
  }
}
