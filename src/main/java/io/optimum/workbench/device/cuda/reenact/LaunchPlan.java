package io.optimum.workbench.device.cuda.reenact;

import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.gpu.GpuSpec;
import java.util.ArrayList;
import java.util.List;

/// How an inference is re-enacted: its kernels in stream order, and where each begins to read.
///
/// @param kernels in order
/// @param dramAt byte offset at which each begins
/// @param dramBytes that one inference reads from device memory
record LaunchPlan(List<KernelPlan> kernels, List<Long> dramAt, long dramBytes) {
  LaunchPlan {
    kernels = List.copyOf(kernels);
    dramAt = List.copyOf(dramAt);
  }

  static LaunchPlan of(EngineProfile profile, GpuSpec gpu) {
    return of(profile.kernels().stream().map(each -> KernelPlan.of(each, gpu)).toList());
  }

  static LaunchPlan of(List<KernelPlan> kernels) {
    List<Long> offsets = new ArrayList<>();
    long bytes = 0;
    for (KernelPlan each : kernels) {
      offsets.add(bytes);
      bytes += each.dramBytes();
    }
    return new LaunchPlan(kernels, offsets, bytes);
  }
}
