package io.optimum.workbench.cli.option;

import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.importer.source.ImportRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What files may not say themselves.
public final class ImportOptions {
  @Option(
      names = "--gpu",
      paramLabel = "GPU",
      description = "For files that name no GPU: the id of a data sheet.")
  @Nullable GpuId gpu;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "For traces and ONNX networks; without it, by the files' names, else 1.")
  @Nullable Integer batchSize;

  @Option(
      names = "--precision",
      paramLabel = "TYPE",
      defaultValue = "FP16",
      description = "In which ONNX networks are modelled: ${COMPLETION-CANDIDATES}.")
  Precision precision = Precision.FP16;

  @Option(
      names = "--dim",
      paramLabel = "NAME=SIZE",
      description = "Size of a dynamic dimension of an ONNX network; may be repeated.")
  Map<String, Integer> dimensions = new TreeMap<>();

  public ImportRequest request(List<Path> files) {
    if (batchSize != null) {
      OptionValues.requirePositive("--batch " + batchSize, batchSize);
    }
    dimensions.forEach(
        (name, size) -> OptionValues.requirePositive("--dim %s=%d".formatted(name, size), size));
    return ImportRequest.of(files)
        .onGpu(gpu)
        .atBatch(batchSize == null ? 0 : batchSize)
        .inPrecision(precision)
        .withDimensions(dimensions);
  }
}
