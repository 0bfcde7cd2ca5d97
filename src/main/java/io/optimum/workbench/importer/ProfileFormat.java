package io.optimum.workbench.importer;

import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.importer.layer.LayerInfoReader;
import io.optimum.workbench.importer.ncu.NcuReader;
import io.optimum.workbench.importer.nsys.NsysReader;
import io.optimum.workbench.importer.onnx.OnnxReader;
import io.optimum.workbench.importer.plan.TensorRtPlanReader;
import io.optimum.workbench.importer.trtexec.DevicePropertiesReader;
import io.optimum.workbench.importer.trtexec.LayerTimesReader;
import io.optimum.workbench.importer.trtexec.RequestTimesReader;
import io.optimum.workbench.importer.trtexec.TrexMetadataReader;
import java.io.IOException;
import java.io.InputStream;

/// The files we can read, told apart by what is in them, whatever they are called ([Recogniser]).
/// To add a format: one reader class, one row here, one way to tell it, one fixture in the tests.
public enum ProfileFormat {
  TENSORRT_PLAN(
      "TensorRT plan",
      streamed((in, notes) -> new FileContent.Plan(new TensorRtPlanReader().read(in, notes)))),
  LAYER_INFO(
      "trtexec layer information",
      streamed((in, notes) -> new FileContent.Layers(new LayerInfoReader().read(in, notes)))),
  LAYER_TIMES(
      "trtexec layer times",
      streamed((in, notes) -> new FileContent.Times(new LayerTimesReader().read(in, notes)))),
  REQUEST_TIMES(
      "trtexec request times",
      streamed((in, notes) -> new FileContent.Requests(new RequestTimesReader().read(in, notes)))),
  METADATA(
      "TREx metadata",
      streamed((in, notes) -> new FileContent.Switches(new TrexMetadataReader().read(in, notes)))),
  DEVICE_PROPERTIES(
      "TREx device properties",
      streamed(
          (in, notes) -> new FileContent.Switches(new DevicePropertiesReader().read(in, notes)))),
  NCU_COUNTERS(
      "Nsight Compute counters",
      streamed((in, notes) -> new FileContent.Counters(new NcuReader().read(in, notes)))),
  ONNX(
      "ONNX network",
      streamed((in, notes) -> new FileContent.Graph(new OnnxReader().read(in, notes)))),
  NSYS_TRACE(
      "Nsight Systems trace",
      (file, notes) ->
          new FileContent.Trace(new NsysReader(file::heartbeat).read(file.path(), notes)));

  private final String label;
  private final ProfileReader reader;

  ProfileFormat(String label, ProfileReader reader) {
    this.label = label;
    this.reader = reader;
  }

  /// For people, for example `trtexec layer times`.
  public String label() {
    return label;
  }

  ProfileReader reader() {
    return reader;
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
