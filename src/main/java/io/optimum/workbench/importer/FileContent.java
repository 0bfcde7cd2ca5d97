package io.optimum.workbench.importer;

import io.optimum.workbench.domain.EngineFile;
import io.optimum.workbench.importer.layer.LayerInfo;
import io.optimum.workbench.importer.ncu.NcuReport;
import io.optimum.workbench.importer.nsys.NsysTrace;
import io.optimum.workbench.importer.onnx.OnnxGraph;
import io.optimum.workbench.importer.trtexec.LayerTimes;
import io.optimum.workbench.importer.trtexec.Metadata;
import io.optimum.workbench.importer.trtexec.RequestTimes;

/// What one file tells about an engine.
sealed interface FileContent {
  /// The layers of an engine.
  record Layers(LayerInfo info) implements FileContent {}

  /// Time of each layer.
  record Times(LayerTimes times) implements FileContent {}

  /// Times of single inferences.
  record Requests(RequestTimes times) implements FileContent {}

  /// Options and summaries.
  record Switches(Metadata metadata) implements FileContent {}

  /// A serialised engine.
  record Plan(EngineFile file) implements FileContent {}

  /// A network before TensorRT built an engine of it.
  record Graph(OnnxGraph graph) implements FileContent {}

  /// Hardware counters of kernels.
  record Counters(NcuReport report) implements FileContent {}

  /// A trace of a program that runs engines.
  record Trace(NsysTrace trace) implements FileContent {}
}
