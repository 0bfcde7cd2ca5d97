package io.optimum.workbench.device.cuda.nvml;

import java.util.Arrays;
import java.util.List;

/// Why clocks are held down (nvml.h, `nvmlClocksThrottleReason…`). Idleness and clocks that
/// somebody set are no throttling.
enum Throttle {
  POWER_CAP(0x4, "power cap"),
  HARDWARE_SLOWDOWN(0x8, "hardware slowdown"),
  SYNC_BOOST(0x10, "clocks of another GPU in sync boost"),
  SOFTWARE_THERMAL(0x20, "temperature, by software"),
  HARDWARE_THERMAL(0x40, "temperature, by hardware"),
  POWER_BRAKE(0x80, "power brake");

  private final long bit;
  private final String words;

  Throttle(long bit, String words) {
    this.bit = bit;
    this.words = words;
  }

  /// The words of what is set.
  static List<String> of(long bits) {
    return Arrays.stream(values())
        .filter(each -> (bits & each.bit) != 0)
        .map(each -> each.words)
        .toList();
  }
}
