package io.optimum.workbench.importer.ncu;

import io.optimum.workbench.importer.kernel.KernelCounters;
import java.util.List;

/// Kernels that Nsight Compute ran one by one, in the order of their launches.
///
/// @param computeCapability of the GPU, for example `7.5`; empty where the file does not say
/// @param smCount 0 where the file does not say
public record NcuReport(List<KernelCounters> kernels, String computeCapability, int smCount) {
  public NcuReport {
    kernels = List.copyOf(kernels);
  }
}
