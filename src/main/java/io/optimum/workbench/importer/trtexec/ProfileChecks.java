package io.optimum.workbench.importer.trtexec;

import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.importer.file.Texts;
import io.optimum.workbench.importer.layer.DataType;
import io.optimum.workbench.importer.layer.LayerWork;
import io.optimum.workbench.importer.layer.Tensor;
import java.util.List;

/// Doubts about a profile that is taken all the same.
final class ProfileChecks {
  /// Event overhead of layer times is 7 to 33 % in NVIDIA's own examples; more is suspicious.
  private static final double SUM_HIGH = 1.3;

  /// Layers that take far less than the whole leave the GPU idle between them.
  private static final double SUM_LOW = 0.7;

  /// From where trtexec itself warns that the enqueue time may bound the throughput.
  private static final double HOST_BOUND = 0.8;

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
          unlike(match, solo),
          "Profile with --separateProfileRun, locked clocks and more iterations.");
    }
  }

  private static String unlike(LayerMatch match, SoloTimes solo) {
    double over = match.sumNanos() - solo.computeNanos();
    return "The layer times add up to %s, %.0f %% of the %s (%s): %s %s. Each was scaled by one factor, so that with the gaps between kernels they make the measured time."
        .formatted(
            Texts.millis(match.sumNanos()),
            100 * match.sumNanos() / solo.computeNanos(),
            solo.from(),
            Texts.millis(solo.computeNanos()),
            Texts.millis(Math.abs(over)),
            over > 0 ? "too much, mostly from the events that time each layer" : "too little");
  }

  private static void checkHostBound(SoloTimes solo, MeasuredFiles parts) {
    if (solo.computeNanos() == 0 || solo.enqueueNanos() < HOST_BOUND * solo.computeNanos()) {
      return;
    }
    parts
        .requestTimesNotes()
        .warn(
            "",
            "Enqueueing takes %s, %.0f %% of the GPU compute time of %s: the host limits this engine."
                .formatted(
                    Texts.millis(solo.enqueueNanos()),
                    100.0 * solo.enqueueNanos() / solo.computeNanos(),
                    Texts.millis(solo.computeNanos())),
            ProfileSource.usesCudaGraph(parts.metadata())
                ? "It runs as a CUDA graph already: a larger batch gives the GPU more to do per"
                    + " launch."
                : "A CUDA graph may help: measure again with trtexec --useCudaGraph.");
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
