package io.optimum.workbench.network;

import io.optimum.workbench.Golden;
import io.optimum.workbench.Sheets;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.Precision;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the catalogue comes to on an RTX 3080, as a table that a person can read.
class ModelledSummaryTest {
  private static final String HEAD =
      """
      Modelled on rtx-3080 at batch 1. Operations and bytes of all kernels of one inference, padding
      of tiles included; DRAM after L2, L2 as passed.

      | Network | Precision | Kernels | GFLOP | DRAM MB | L2 MB | Weights MB | ms |
      |---|---|---:|---:|---:|---:|---:|---:|
      """;

  @Test
  void showsKernelsOperationsAndBytesOfEachNetwork() {
    Golden.check("modelled-engines.md", table());
  }

  private static String table() {
    return HEAD
        + NetworkCatalogue.all().stream()
            .map(network -> row(network, Precision.TF32) + row(network, Precision.FP16))
            .collect(Collectors.joining());
  }

  private static String row(NetworkEntry network, Precision precision) {
    EngineProfile profile = ModelledEngines.profile(network, Sheets.RTX_3080, 1, precision);
    return "| %s | %s | %d | %.2f | %.1f | %.0f | %.1f | %.2f |\n"
        .formatted(
            network.id(),
            precision,
            profile.kernels().size(),
            total(profile, KernelProfile::flops) / 1e9,
            total(profile, KernelProfile::dramBytes) / 1e6,
            total(profile, KernelProfile::l2Bytes) / 1e6,
            profile.weightBytes() / 1e6,
            profile.kernelNanos() / 1e6);
  }

  private static double total(EngineProfile profile, ToDoubleFunction<KernelProfile> of) {
    return profile.kernels().stream().mapToDouble(of).sum();
  }
}
