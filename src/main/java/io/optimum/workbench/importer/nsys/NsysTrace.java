package io.optimum.workbench.importer.nsys;

import java.util.List;

/// What an export of Nsight Systems holds.
///
/// @param gpus as the trace names them
/// @param engines streams that ran the same kernels over and over, the longest first
/// @param spans everything on the GPU's timeline
/// @param version of Nsight Systems
public record NsysTrace(
    List<TracedGpu> gpus, List<TracedEngine> engines, TracedSpans spans, String version) {
  public NsysTrace {
    gpus = List.copyOf(gpus);
    engines = List.copyOf(engines);
  }

  /// The GPU of an engine, as far as the trace names it.
  public TracedGpu gpu(TracedEngine engine) {
    return gpus.stream()
        .filter(each -> each.device() == engine.device())
        .findFirst()
        .orElse(new TracedGpu(engine.device(), "", 0));
  }
}
