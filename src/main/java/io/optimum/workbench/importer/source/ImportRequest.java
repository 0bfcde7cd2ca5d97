package io.optimum.workbench.importer.source;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.gpu.GpuId;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Files to import, and what they may not say themselves.
///
/// @param files any mix of files and folders
/// @param gpu for files that name none; null = the one assumed by default, with a warning
/// @param batchSize for traces and networks; 0 = by the files' names, else 1, with a warning
/// @param precision in which networks are modelled
/// @param dimensions sizes of a network's dynamic dimensions, by their names
public record ImportRequest(
    List<Path> files,
    @Nullable GpuId gpu,
    int batchSize,
    Precision precision,
    SortedMap<String, Integer> dimensions) {
  public ImportRequest {
    files = List.copyOf(files);
    Require.notNegative(batchSize, "batchSize");
    dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
    dimensions.forEach((name, size) -> Require.positive(size, "dimension " + name));
    if (precision == Precision.MIXED) {
      throw new IllegalArgumentException(
          "A network cannot be modelled in MIXED precision. Choose that of most of its layers.");
    }
  }

  /// Files that say everything themselves.
  public static ImportRequest of(List<Path> files) {
    return new ImportRequest(files, null, 0, Precision.FP16, new TreeMap<>());
  }

  /// The same about other files.
  public ImportRequest withFiles(List<Path> value) {
    return new ImportRequest(value, gpu, batchSize, precision, dimensions);
  }

  public ImportRequest onGpu(@Nullable GpuId value) {
    return new ImportRequest(files, value, batchSize, precision, dimensions);
  }

  public ImportRequest atBatch(int value) {
    return new ImportRequest(files, gpu, value, precision, dimensions);
  }

  public ImportRequest inPrecision(Precision value) {
    return new ImportRequest(files, gpu, batchSize, value, dimensions);
  }

  public ImportRequest withDimensions(Map<String, Integer> value) {
    return new ImportRequest(files, gpu, batchSize, precision, new TreeMap<>(value));
  }

  /// The GPU for files that name none.
  public Optional<GpuId> chosenGpu() {
    return Optional.ofNullable(gpu);
  }
}
