package io.optimum.workbench.importer.source;

import io.optimum.workbench.domain.engine.EngineFile;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.importer.layer.LayerInfo;
import io.optimum.workbench.importer.ncu.NcuReport;
import io.optimum.workbench.importer.nsys.NsysTrace;
import io.optimum.workbench.importer.onnx.OnnxGraph;
import io.optimum.workbench.importer.serving.ServedTable;
import io.optimum.workbench.importer.trtexec.LayerTimes;
import io.optimum.workbench.importer.trtexec.Metadata;
import io.optimum.workbench.importer.trtexec.RequestTimes;
import java.util.List;

/// What one file tells.
public sealed interface FileContent {
  /// What belongs to one engine.
  sealed interface OfEngine extends FileContent {}

  /// What load generators saw of models that were served.
  record Served(ServedTable table) implements FileContent {}

  /// What this program measured, for another project.
  record Journal(List<Measurement> measurements) implements FileContent {
    public Journal {
      measurements = List.copyOf(measurements);
    }
  }

  /// The layers of an engine.
  record Layers(LayerInfo info) implements OfEngine {}

  /// Time of each layer.
  record Times(LayerTimes times) implements OfEngine {}

  /// Times of single inferences.
  record Requests(RequestTimes times) implements OfEngine {}

  /// Options and summaries.
  record Switches(Metadata metadata) implements OfEngine {}

  /// A serialised engine.
  record Plan(EngineFile file) implements OfEngine {}

  /// A network before TensorRT built an engine of it.
  record Graph(OnnxGraph graph) implements OfEngine {}

  /// Hardware counters of kernels.
  record Counters(NcuReport report) implements OfEngine {}

  /// A trace of a program that runs engines.
  record Trace(NsysTrace trace) implements OfEngine {}
}
