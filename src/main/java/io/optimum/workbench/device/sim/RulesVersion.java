package io.optimum.workbench.device.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.optimum.workbench.device.sim.rate.Rates;
import io.optimum.workbench.device.sim.sharing.SharingSetup;
import io.optimum.workbench.domain.Sha256;
import io.optimum.workbench.domain.engine.Calibration;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.run.DeviceMemory;

/// Identifies what the simulator computes with: its rules, their constants and the options. Numbers
/// of two versions are not compared.
final class RulesVersion {
  /// Raised by hand when a rule changes the numbers.
  private static final int RULES = 3;

  private static final int HASH_CHARS = 12;

  private RulesVersion() {}

  static String of(SimulatorOptions options) {
    String text =
        String.join(
            ";",
            "rules " + RULES,
            Rates.constants(),
            SharingSetup.constants(),
            "link " + GpuSpec.LINK_EFFICIENCY_FRACTION,
            "context " + DeviceMemory.CUDA_CONTEXT_BYTES,
            "gap " + Calibration.MAX_GAP_FRACTION,
            "launch " + Calibration.MAX_LAUNCH_FRACTION,
            "exact " + Calibration.EXACT_FRACTION,
            options.toString());
    String hash = Sha256.of(text.getBytes(UTF_8)).substring(0, HASH_CHARS);
    return "simulator-%d-%s".formatted(RULES, hash);
  }
}
