package io.optimum.workbench.importer.engine;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.importer.nsys.NsysTrace;
import java.util.List;

/// A timeline that came with files: to be kept as a recording and looked at like one of our own.
/// Its times are those of a real GPU.
///
/// @param path the file it was in
/// @param gpu where it ran
/// @param engines ids of the engines in it, by the number that lanes give as deployment; lanes
///   beyond them ran no engine
/// @param trace as it was read
public record ImportedTrace(String path, GpuId gpu, List<EngineId> engines, NsysTrace trace) {
  public ImportedTrace {
    engines = List.copyOf(engines);
  }

  /// One per stream.
  public List<SpanBatch.Lane> lanes() {
    return trace.spans().lanes(engines);
  }

  /// The spans in the order in which they ended, as often as asked for.
  public Iterable<SpanBatch> batches() {
    return trace.spans().batches(engines);
  }

  /// Of Nsight Systems; empty where the export does not say it.
  public String version() {
    return trace.version();
  }

  public long durationNanos() {
    return trace.spans().durationNanos();
  }
}
