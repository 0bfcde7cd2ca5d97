package io.optimum.workbench.importer.nsys;

import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.importer.file.WrongContentException;
import java.io.IOException;

/// What a trace cannot tell, said where it is read.
final class TraceNotes {
  private static final String TRACE_AGAIN =
      "Trace again: nsys profile --trace=cuda,nvtx --cuda-graph-trace=node COMMAND.";

  private TraceNotes() {}

  static void warn(NsysTrace trace, TraceBuilder builder, FileNotes notes) throws IOException {
    if (builder.kernels() == 0) {
      nothing(trace, builder.graphs(), notes);
      return;
    }
    if (builder.graphs() > 0) {
      notes.warn(
          "CUPTI_ACTIVITY_KIND_GRAPH_TRACE",
          "%d launches of CUDA graphs were traced as a whole: their kernels are not in the trace."
              .formatted(builder.graphs()),
          TRACE_AGAIN);
    }
    for (TracedEngine engine : trace.engines()) {
      if (engine.inferences() == 1) {
        notes.warn(
            "",
            "No kernels repeat: all %d of the busiest stream were taken for one inference."
                .formatted(engine.kernels().size()),
            "Trace at least three inferences.");
      } else if (engine.latencyNanos() == 0) {
        notes.warn(
            "",
            "Of %d inferences %d had the GPU to themselves: these are not times of the engine alone."
                .formatted(engine.inferences(), engine.aloneCount()),
            "Trace the engine alone for its profile; the recording is right as it is.");
      }
    }
  }

  private static void nothing(NsysTrace trace, long graphs, FileNotes notes) throws IOException {
    if (graphs > 0) {
      notes.error(
          "CUPTI_ACTIVITY_KIND_GRAPH_TRACE",
          "This trace shows CUDA graphs as a whole, %d launches: the kernels inside are hidden, so"
                  .formatted(graphs)
              + " there is a recording but no profile.",
          TRACE_AGAIN);
    } else if (trace.spans().size() > 0) {
      notes.error("", "There are copies but no kernels in this trace.", TRACE_AGAIN);
    } else {
      throw new WrongContentException(
          "sqlite_master", "There is nothing of a GPU in this trace.", TRACE_AGAIN);
    }
  }
}
