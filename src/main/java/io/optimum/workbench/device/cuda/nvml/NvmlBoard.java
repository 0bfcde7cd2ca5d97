package io.optimum.workbench.device.cuda.nvml;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// One GPU of NVML.
final class NvmlBoard {
  /// Since driver 535; the older name of the same bits is deprecated (nvml.h 13.0).
  private static final String EVENT_REASONS = "nvmlDeviceGetCurrentClocksEventReasons";

  private static final String THROTTLE_REASONS = "nvmlDeviceGetCurrentClocksThrottleReasons";
  private static final int SM_CLOCK = 1;
  private static final int GPU_TEMPERATURE = 0;
  private static final int MAX_PROCESSES = 1024;

  /// `sizeof(nvmlProcessInfo_t)`; the process number comes first.
  private static final int PROCESS_BYTES = 24;

  private static final int NAME_BYTES = 256;
  private static final double HERTZ_PER_MEGAHERTZ = 1e6;
  private static final double MILLIWATTS_PER_WATT = 1e3;
  private final Nvml nvml;
  private final MemorySegment device;
  private final MemorySegment shared;
  private final String throttles;
  private final MemorySegment number;
  private final MemorySegment processes;
  private final MemorySegment name;

  /// @param device the board
  /// @param shared what is run on: the board, or a slice of it
  NvmlBoard(Nvml nvml, MemorySegment device, MemorySegment shared) {
    this.nvml = nvml;
    this.device = device;
    this.shared = shared;
    throttles = nvml.has(EVENT_REASONS) ? EVENT_REASONS : THROTTLE_REASONS;
    Arena arena = nvml.arena();
    number = arena.allocate(JAVA_LONG);
    processes = arena.allocate((long) PROCESS_BYTES * MAX_PROCESSES, Long.BYTES);
    name = arena.allocate(NAME_BYTES);
  }

  BoardSample sample() {
    nvml.call("nvmlDeviceGetClockInfo", device, SM_CLOCK, number);
    double clock = unsigned() * HERTZ_PER_MEGAHERTZ;
    nvml.call("nvmlDeviceGetPowerUsage", device, number);
    double watts = unsigned() / MILLIWATTS_PER_WATT;
    nvml.call("nvmlDeviceGetTemperature", device, GPU_TEMPERATURE, number);
    double celsius = unsigned();
    nvml.call(throttles, device, number);
    return new BoardSample(
        clock, watts, celsius, Throttle.of(number.get(JAVA_LONG, 0)), processes());
  }

  private List<BoardSample.GpuProcess> processes() {
    number.set(JAVA_INT, 0, MAX_PROCESSES);
    nvml.call("nvmlDeviceGetComputeRunningProcesses_v3", shared, number, processes);
    int count = number.get(JAVA_INT, 0);
    List<BoardSample.GpuProcess> running = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int process = processes.get(JAVA_INT, (long) PROCESS_BYTES * i);
      running.add(new BoardSample.GpuProcess(Integer.toUnsignedLong(process), name(process)));
    }
    return List.copyOf(running);
  }

  /// Of a process in another container nobody may ask.
  private String name(int process) {
    return nvml.code("nvmlSystemGetProcessName", process, name, NAME_BYTES) == 0
        ? name.getString(0)
        : "";
  }

  private long unsigned() {
    return Integer.toUnsignedLong(number.get(JAVA_INT, 0));
  }
}
