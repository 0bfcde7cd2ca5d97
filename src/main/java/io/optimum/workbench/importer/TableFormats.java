package io.optimum.workbench.importer;

import io.optimum.workbench.importer.file.CsvTable;
import io.optimum.workbench.importer.file.WrongContentException;
import io.optimum.workbench.importer.ncu.NcuReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Tables told apart by their headers.
final class TableFormats {
  private TableFormats() {}

  /// Empty where no row near the beginning is a header that we know.
  static Optional<ProfileFormat> recognise(InputStream in) throws IOException {
    try (CsvTable table = new CsvTable(in, NcuReader::isHeader)) {
      return Optional.of(ProfileFormat.NCU_COUNTERS).filter(_ -> !table.columns().isEmpty());
    } catch (WrongContentException noHeader) {
      return Optional.empty();
    }
  }
}
