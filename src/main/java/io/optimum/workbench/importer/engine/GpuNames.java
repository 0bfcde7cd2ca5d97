package io.optimum.workbench.importer.engine;

import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.importer.file.Texts;
import io.optimum.workbench.importer.trtexec.Metadata;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds the data sheet of the GPU that files name.
public final class GpuNames {
  private final Map<String, GpuSpec> byName;
  private final GpuSpec assumed;
  private final boolean chosen;

  /// @param assumed the GPU where files name none
  public GpuNames(Collection<GpuSpec> sheets, GpuId assumed) {
    this(byName(sheets), assumed, false);
  }

  private GpuNames(Map<String, GpuSpec> byName, GpuId assumed, boolean chosen) {
    this.byName = byName;
    this.chosen = chosen;
    this.assumed =
        byId(assumed)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "There is no data sheet of the GPU %s to assume. There are %s."
                        .formatted(assumed, byName.values().stream().map(GpuSpec::id).toList())));
  }

  private static Map<String, GpuSpec> byName(Collection<GpuSpec> sheets) {
    Map<String, GpuSpec> byName = new LinkedHashMap<>();
    sheets.forEach(sheet -> byName.putIfAbsent(plain(sheet.name()), sheet));
    return byName;
  }

  /// The same names, with another GPU where files name none.
  public GpuNames assuming(GpuId gpu) {
    return new GpuNames(byName, gpu, true);
  }

  /// The GPU that the metadata names; empty, with an error, if it has no data sheet.
  Optional<GpuSpec> find(Metadata metadata, FileNotes notes) {
    return find(metadata.text("Selected Device"), metadata.text("SMs"), notes);
  }

  /// The GPU of a name; empty, with an error, if it has no data sheet.
  ///
  /// @param sms multiprocessors it had, empty where not known
  Optional<GpuSpec> find(String name, String sms, FileNotes notes) {
    if (name.isBlank() && chosen) {
      return Optional.of(assumed);
    }
    if (name.isBlank()) {
      notes.warn(
          "",
          "The files name no GPU; %s is assumed.".formatted(assumed.name()),
          "Choose the GPU, or add TREx's metadata files.");
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
    warnOfSlice(sms, sheet, notes);
    return Optional.of(sheet);
  }

  Optional<GpuSpec> byId(GpuId id) {
    return byName.values().stream().filter(sheet -> sheet.id().equals(id)).findFirst();
  }

  /// The only GPU of a compute capability with so many multiprocessors; empty where there is none
  /// or more than one.
  Optional<GpuSpec> like(String computeCapability, int sms) {
    List<GpuSpec> alike =
        byName.values().stream()
            .filter(sheet -> sheet.computeCapability().equals(computeCapability))
            .filter(sheet -> sheet.smCount() == sms)
            .toList();
    return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
  }

  /// The GPU of a name without a word about it; the assumed one where there is no name.
  Optional<GpuSpec> known(String name) {
    return name.isBlank() ? Optional.of(assumed) : Optional.ofNullable(byName.get(plain(name)));
  }

  private static void warnOfSlice(String text, GpuSpec sheet, FileNotes notes) {
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
