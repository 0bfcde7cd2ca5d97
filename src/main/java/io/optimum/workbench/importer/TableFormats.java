package io.optimum.workbench.importer;

import io.optimum.workbench.importer.file.CsvTable;
import io.optimum.workbench.importer.file.WrongContentException;
import io.optimum.workbench.importer.ncu.NcuReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Tables told apart by their headers.
enum TableFormats {
  NCU(NcuReader::isHeader, ProfileFormat.NCU_COUNTERS);

  private final Predicate<List<String>> header;
  private final ProfileFormat format;

  TableFormats(Predicate<List<String>> header, ProfileFormat format) {
    this.header = header;
    this.format = format;
  }

  /// Empty where no row near the beginning is a header that we know.
  static Optional<ProfileFormat> recognise(InputStream in) throws IOException {
    ProfileFormat[] found = new ProfileFormat[1];
    try (CsvTable table = new CsvTable(in, row -> remember(row, found))) {
      return table.columns().isEmpty() ? Optional.empty() : Optional.ofNullable(found[0]);
    } catch (WrongContentException noHeader) {
      return Optional.empty();
    }
  }

  private static boolean remember(List<String> row, ProfileFormat[] found) {
    Optional<TableFormats> known =
        Arrays.stream(values()).filter(each -> each.header.test(row)).findFirst();
    known.ifPresent(each -> found[0] = each.format);
    return known.isPresent();
  }
}
