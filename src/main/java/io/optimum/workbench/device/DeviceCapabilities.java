package io.optimum.workbench.device;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.gpu.GpuMachine;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.run.Sharing;
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
/// @param machine what the machine has to run engines with, with this GPU only
public record DeviceCapabilities(
    String name,
    GpuSpec gpu,
    Provenance provenance,
    Set<Sharing> sharing,
    boolean kernelSpans,
    boolean steering,
    String version,
    GpuMachine machine) {
  public DeviceCapabilities {
    sharing = Set.copyOf(sharing);
  }

  /// Of a device of whose machine nothing is told.
  public DeviceCapabilities(
      String name,
      GpuSpec gpu,
      Provenance provenance,
      Set<Sharing> sharing,
      boolean kernelSpans,
      boolean steering,
      String version) {
    this(
        name,
        gpu,
        provenance,
        sharing,
        kernelSpans,
        steering,
        version,
        provenance.equals(Provenance.SIMULATED)
            ? GpuMachine.ofComputedDevice()
            : new GpuMachine.NotTold("Nobody asked the machine."));
  }

  /// The same on a machine.
  public DeviceCapabilities on(GpuMachine found) {
    return new DeviceCapabilities(
        name, gpu, provenance, sharing, kernelSpans, steering, version, found);
  }

  /// Whether the time of a run is computed, not passed: then several devices of one GPU may run
  /// side by side without disturbing what they measure.
  public boolean isComputed() {
    return provenance.equals(Provenance.SIMULATED);
  }
}
