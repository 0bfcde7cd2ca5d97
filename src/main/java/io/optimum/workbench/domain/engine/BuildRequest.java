package io.optimum.workbench.domain.engine;

import io.optimum.workbench.domain.Require;
import java.nio.file.Path;
import java.util.List;

/// Which engine to build of a network.
///
/// @param network its ONNX file
/// @param precision FP32 or FP16; the builder may keep layers in 32 bits where that is faster
/// @param batchSizes the engine takes every batch size from the smallest to the largest, and is
///   tuned for the largest
/// @param gpuOrdinal on which GPU, as CUDA counts: an engine runs on the kind of GPU it was built
///   on
/// @param folder where the engine, what is in it and the timing cache go
public record BuildRequest(
    Path network, Precision precision, List<Integer> batchSizes, int gpuOrdinal, Path folder) {
  public BuildRequest {
    if (precision != Precision.FP32 && precision != Precision.FP16) {
      throw new IllegalArgumentException(
          "Engines of precision %s cannot be built here. Choose fp32 or fp16."
              .formatted(precision));
    }
    batchSizes =
        List.copyOf(Require.notEmpty(batchSizes, "batchSizes")).stream()
            .sorted()
            .distinct()
            .toList();
    Require.positive(batchSizes.getFirst(), "batchSize");
    Require.notNegative(gpuOrdinal, "gpuOrdinal");
  }

  /// What the engine is called: the network and the precision.
  public EngineId engine() {
    String file = String.valueOf(network.getFileName());
    String name = file.endsWith(".onnx") ? file.substring(0, file.length() - 5) : file;
    return new EngineId(name + "-" + precision.name().toLowerCase(java.util.Locale.ROOT));
  }

  public int smallestBatch() {
    return batchSizes.getFirst();
  }

  public int largestBatch() {
    return batchSizes.getLast();
  }
}
