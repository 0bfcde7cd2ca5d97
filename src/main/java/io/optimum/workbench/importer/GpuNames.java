package io.optimum.workbench.importer;

import io.optimum.workbench.domain.GpuId;
import io.optimum.workbench.domain.GpuSpec;
import io.optimum.workbench.importer.FileContent.Metadata;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds the data sheet of the GPU that files name.
final class GpuNames {
  private final Map<String, GpuSpec> byName = new LinkedHashMap<>();
  private final GpuSpec assumed;

  /// @param assumed the GPU where files name none
  GpuNames(Collection<GpuSpec> sheets, GpuId assumed) {
    sheets.forEach(sheet -> byName.putIfAbsent(plain(sheet.name()), sheet));
    this.assumed =
        sheets.stream()
            .filter(sheet -> sheet.id().equals(assumed))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "There is no data sheet of the GPU %s to assume. There are %s."
                        .formatted(assumed, sheets.stream().map(GpuSpec::id).toList())));
  }

  /// The GPU that the metadata names; empty, with an error, if it has no data sheet.
  Optional<GpuSpec> find(Metadata metadata, FileNotes notes) {
    String name = metadata.text("Selected Device");
    if (name.isBlank()) {
      notes.warn(
          "",
          "The files do not say on which GPU they were measured; %s is assumed."
              .formatted(assumed.name()),
          "Keep TREx's metadata files beside them, or choose the GPU.");
      return Optional.of(assumed);
    }
    GpuSpec sheet = byName.get(plain(name));
    if (sheet == null) {
      notes.error(
          "Selected Device",
          "There is no data sheet of the GPU '%s', so its profile was not taken."
              .formatted(Texts.shorten(name)),
          "Add one to the GPU data sheets. There are: %s."
              .formatted(String.join(", ", byName.values().stream().map(GpuSpec::name).toList())));
      return Optional.empty();
    }
    warnOfSlice(metadata, sheet, notes);
    return Optional.of(sheet);
  }

  private static void warnOfSlice(Metadata metadata, GpuSpec sheet, FileNotes notes) {
    String text = metadata.text("SMs");
    if (text.matches("\\d{1,4}(\\.0)?") && (int) Double.parseDouble(text) != sheet.smCount()) {
      notes.warn(
          "SMs",
          "The GPU had %s SMs, its data sheet says %d.".formatted(text, sheet.smCount()),
          "Was it a MIG slice? Measure on the whole GPU.");
    }
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replaceAll("nvidia|tesla|geforce|quadro", "")
        .replaceAll("[^a-z0-9]", "");
  }
}
