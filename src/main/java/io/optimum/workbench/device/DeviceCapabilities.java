package io.optimum.workbench.device;

import io.optimum.workbench.domain.GpuSpec;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.Sharing;
import java.util.Set;

/// What a device can do. Whoever asks for more gets an `IllegalArgumentException`.
///
/// @param name for people, for example `Simulated NVIDIA A100 80GB PCIe`
/// @param gpu its data sheet
/// @param provenance of every number it gives
/// @param sharing ways of sharing it supports
/// @param kernelSpans whether traces have single kernels, not only whole inferences
/// @param steering whether a run can be steered
/// @param version of what produces the numbers: simulator hash, or driver and library versions
public record DeviceCapabilities(
    String name,
    GpuSpec gpu,
    Provenance provenance,
    Set<Sharing> sharing,
    boolean kernelSpans,
    boolean steering,
    String version) {
  public DeviceCapabilities {
    sharing = Set.copyOf(sharing);
  }

  /// Whether the time of a run is computed, not passed: then several devices of one GPU may run
  /// side by side without disturbing what they measure.
  public boolean isComputed() {
    return provenance.equals(Provenance.SIMULATED);
  }
}
