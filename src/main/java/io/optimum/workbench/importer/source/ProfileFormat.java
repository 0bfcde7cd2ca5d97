package io.optimum.workbench.importer.source;

import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.importer.journal.MeasurementLinesReader;
import io.optimum.workbench.importer.layer.LayerInfoReader;
import io.optimum.workbench.importer.ncu.NcuReader;
import io.optimum.workbench.importer.nsys.NsysReader;
import io.optimum.workbench.importer.onnx.OnnxReader;
import io.optimum.workbench.importer.plan.TensorRtPlanReader;
import io.optimum.workbench.importer.serving.ModelAnalyzerReader;
import io.optimum.workbench.importer.serving.PerfAnalyzerReader;
import io.optimum.workbench.importer.source.EngineGrouping.FileGroup;
import io.optimum.workbench.importer.trtexec.DevicePropertiesReader;
import io.optimum.workbench.importer.trtexec.LayerTimesReader;
import io.optimum.workbench.importer.trtexec.RequestTimesReader;
import io.optimum.workbench.importer.trtexec.TrexMetadataReader;
import java.io.IOException;
import java.io.InputStream;

/// The files we can read, told apart by what is in them, whatever they are called ([Recogniser]).
/// To add a format: one reader class, one row here, one way to tell it, one fixture in the tests.
public enum ProfileFormat {
  TENSORRT_PLAN("TensorRT plan"),
  LAYER_INFO("trtexec layer information"),
  LAYER_TIMES("trtexec layer times"),
  REQUEST_TIMES("trtexec request times"),
  METADATA("TREx metadata"),
  DEVICE_PROPERTIES("TREx device properties"),
  NCU_COUNTERS("Nsight Compute counters"),
  ONNX("ONNX network"),
  NSYS_TRACE("Nsight Systems trace"),
  MODEL_ANALYZER("Model Analyzer table"),
  PERF_ANALYZER("perf_analyzer table"),
  MEASUREMENTS("measurement journal");

  private final String label;

  ProfileFormat(String label) {
    this.label = label;
  }

  /// For people, for example `trtexec layer times`.
  public String label() {
    return label;
  }

  ProfileReader reader() {
    return switch (this) {
      case TENSORRT_PLAN ->
          streamed((in, notes) -> new FileContent.Plan(new TensorRtPlanReader().read(in, notes)));
      case LAYER_INFO ->
          streamed((in, notes) -> new FileContent.Layers(new LayerInfoReader().read(in, notes)));
      case LAYER_TIMES ->
          streamed((in, notes) -> new FileContent.Times(new LayerTimesReader().read(in, notes)));
      case REQUEST_TIMES ->
          streamed(
              (in, notes) -> new FileContent.Requests(new RequestTimesReader().read(in, notes)));
      case METADATA ->
          streamed(
              (in, notes) -> new FileContent.Switches(new TrexMetadataReader().read(in, notes)));
      case DEVICE_PROPERTIES ->
          streamed((in, notes) ->
              new FileContent.Switches(new DevicePropertiesReader().read(in, notes)));
      case NCU_COUNTERS ->
          streamed((in, notes) -> new FileContent.Counters(new NcuReader().read(in, notes)));
      case ONNX -> streamed((in, notes) -> new FileContent.Graph(new OnnxReader().read(in, notes)));
      case NSYS_TRACE -> ProfileFormat::trace;
      case MODEL_ANALYZER ->
          streamed(
              (in, notes) -> new FileContent.Served(new ModelAnalyzerReader().read(in, notes)));
      case PERF_ANALYZER -> ProfileFormat::perfAnalyzer;
      case MEASUREMENTS ->
          (file, notes) ->
              new FileContent.Journal(new MeasurementLinesReader().read(file.path(), notes));
    };
  }

  private static FileContent trace(SourceFile file, FileNotes notes) throws IOException {
    return new FileContent.Trace(new NsysReader(file::heartbeat).read(file.path(), notes));
  }

  /// The table names neither the model nor the batch size: the file's name does.
  private static FileContent perfAnalyzer(SourceFile file, FileNotes notes) throws IOException {
    int batch = new BatchSizes(file.batchSize()).of(notes);
    String stem = FileGroup.of(file.path()).stem();
    try (InputStream in = file.open()) {
      String model = stem.isBlank() ? "model" : stem;
      return new FileContent.Served(new PerfAnalyzerReader(model, batch).read(in, notes));
    }
  }

  private interface StreamReader {
    FileContent read(InputStream in, FileNotes notes) throws IOException;
  }

  private static ProfileReader streamed(StreamReader reader) {
    return (file, notes) -> {
      try (InputStream in = file.open()) {
        return reader.read(in, notes);
      }
    };
  }
}
