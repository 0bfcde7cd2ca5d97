package io.optimum.workbench.importer.trtexec;

import io.optimum.workbench.domain.GpuSpec;
import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.importer.file.Texts;
import io.optimum.workbench.importer.layer.DataType;
import io.optimum.workbench.importer.layer.LayerWork;
import io.optimum.workbench.importer.layer.Tensor;
import java.util.List;

/// Doubts about a profile that is taken all the same.
public final class ProfileChecks {
  /// Event overhead of layer times is 7 to 33 % in NVIDIA's own examples; more is suspicious.
  private static final double SUM_HIGH = 1.3;

  /// Layers that take far less than the whole leave the GPU idle between them.
  private static final double SUM_LOW = 0.7;

  private static final double HOST_BOUND = 0.9;

  private ProfileChecks() {}

  static void check(LayerMatch match, SoloTimes solo, GpuSpec gpu, MeasuredFiles parts) {
    checkSum(match, solo, parts.layerTimesNotes());
    checkHostBound(solo, parts);
    checkTypes(match, parts.layerInfoNotes());
    checkMemory(match, gpu, parts.layerInfoNotes());
  }

  private static void checkSum(LayerMatch match, SoloTimes solo, FileNotes notes) {
    if (solo.computeNanos() == 0) {
      notes.warn(
          "",
          "There are neither request times nor a performance summary; the latency is the sum of"
              + " the layer times.",
          "Run trtexec with --exportTimes to measure the latency itself.");
      return;
    }
    double ratio = match.sumNanos() / solo.computeNanos();
    if (ratio > SUM_HIGH || ratio < SUM_LOW) {
      notes.warn(
          "",
          "The layer times add up to %s, %.0f %% of the %s (%s); they were scaled to it."
              .formatted(
                  Texts.millis(match.sumNanos()),
                  100 * ratio,
                  solo.from(),
                  Texts.millis(solo.computeNanos())),
          "Profile with --separateProfileRun, locked clocks and more iterations.");
    }
  }

  private static void checkHostBound(SoloTimes solo, MeasuredFiles parts) {
    if (solo.computeNanos() > 0 && solo.enqueueNanos() >= HOST_BOUND * solo.computeNanos()) {
      parts
          .requestTimesNotes()
          .warn(
              "",
              "Enqueueing takes %s of %s GPU compute time: the host limits this engine."
                  .formatted(Texts.millis(solo.enqueueNanos()), Texts.millis(solo.computeNanos())),
              "Measure with trtexec --useCudaGraph.");
    }
  }

  private static void checkTypes(LayerMatch match, FileNotes notes) {
    List<String> unknown =
        match.layers().stream()
            .flatMap(layer -> layer.outputs().stream())
            .filter(tensor -> tensor.dataType() == DataType.UNKNOWN)
            .map(Tensor::format)
            .distinct()
            .toList();
    if (!unknown.isEmpty()) {
      notes.warn(
          "Format/Datatype",
          "Unknown data types, counted as 4 bytes per element: %s.".formatted(Texts.few(unknown)),
          "Report the format, with the TensorRT version.");
    }
  }

  private static void checkMemory(LayerMatch match, GpuSpec gpu, FileNotes notes) {
    double largest =
        match.layers().stream().mapToDouble(layer -> LayerWork.of(layer).bytes()).max().orElse(0);
    if (largest > gpu.memoryBytes()) {
      notes.warn(
          "Dimensions",
          "One layer touches %.1f GiB, more than the memory of %s."
              .formatted(largest / (1L << 30), gpu.name()),
          "Are these files of this GPU?");
    }
  }
}
