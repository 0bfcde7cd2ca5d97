package io.optimum.workbench.importer.source;

import io.optimum.workbench.importer.file.CsvTable;
import io.optimum.workbench.importer.file.WrongContentException;
import io.optimum.workbench.importer.ncu.NcuReader;
import io.optimum.workbench.importer.serving.ModelAnalyzerReader;
import io.optimum.workbench.importer.serving.PerfAnalyzerReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// Tables told apart by their headers.
final class TableFormats {
  private TableFormats() {}

  /// Empty where no row near the beginning is a header that we know.
  static Optional<ProfileFormat> recognise(InputStream in) throws IOException {
    try (CsvTable table = new CsvTable(in, row -> byHeader(row).isPresent())) {
      return byHeader(table.columns());
    } catch (WrongContentException noHeader) {
      return Optional.empty();
    }
  }

  private static Optional<ProfileFormat> byHeader(List<String> row) {
    if (NcuReader.isHeader(row)) {
      return Optional.of(ProfileFormat.NCU_COUNTERS);
    }
    if (PerfAnalyzerReader.isHeader(row)) {
      return Optional.of(ProfileFormat.PERF_ANALYZER);
    }
    return Optional.of(ProfileFormat.MODEL_ANALYZER).filter(_ -> ModelAnalyzerReader.isHeader(row));
  }
}
