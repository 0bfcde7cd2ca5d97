package io.optimum.workbench.ui.engines;

import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.serving.ServedMeasurement;
import io.optimum.workbench.importer.ImportResult;
import io.optimum.workbench.importer.engine.EnginePreview;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.ui.style.Format;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// One thing that an import would add.
///
/// @param name of the engine, or of what was measured
/// @param found what files told about it
/// @param profile its profiles in a few words; empty = none
/// @param missing what no file told; empty = nothing that matters
/// @param effect what adding it does to the project
record PreviewRow(String name, String found, String profile, String missing, String effect) {
  static List<PreviewRow> of(ImportResult result, Project into) {
    List<PreviewRow> rows = new ArrayList<>();
    result.engines().forEach(each -> rows.add(engine(each, result, into)));
    Map<String, Integer> served = new LinkedHashMap<>();
    result.served().forEach(each -> served.merge(title(each), 1, Integer::sum));
    served.forEach((title, runs) ->
        rows.add(new PreviewRow(title, Format.counted(runs, "run"), "", "", "adds")));
    int known = (int) result.measurements().stream().filter(into.measurements()::contains).count();
    if (!result.measurements().isEmpty()) {
      rows.add(
          new PreviewRow(
              "Measurements of another project",
              Format.counted(result.measurements().size(), "measurement"),
              "",
              "",
              known == 0 ? "adds" : "adds those that are new (%d are not)".formatted(known)));
    }
    return rows;
  }

  /// What an import added, in a sentence.
  static String summary(ImportResult result) {
    List<String> parts = new ArrayList<>();
    parts.add(Format.counted(result.engines().size(), "engine"));
    parts.add(Format.counted(result.profiles().size(), "profile"));
    if (!result.measurements().isEmpty() || !result.served().isEmpty()) {
      parts.add(
          Format.counted(result.measurements().size() + result.served().size(), "measurement"));
    }
    return "Added %s from %s, %s%s."
        .formatted(
            String.join(", ", parts),
            Format.counted(result.recognised().size(), "file"),
            Format.counted(result.problems().size(), "problem"),
            leftOut(result));
  }

  /// What an import that found nothing to add says of its files, in a sentence.
  static String nothing(ImportResult result) {
    return "%s, %s%s."
        .formatted(
            result.recognised().isEmpty()
                ? "No file was recognised"
                : "Nothing to import in "
                    + Format.counted(result.recognised().size(), "recognised file"),
            Format.counted(result.problems().size(), "problem"),
            leftOut(result));
  }

  private static String leftOut(ImportResult result) {
    String sentence = result.leftOut().sentence();
    return sentence.isEmpty() ? "" : "; " + Format.grouped(sentence);
  }

  private static PreviewRow engine(Engine engine, ImportResult result, Project into) {
    EnginePreview told =
        result.previews().stream()
            .filter(each -> each.engine().equals(engine.id().value()))
            .findFirst()
            .orElse(new EnginePreview(engine.id().value(), List.of("recording"), List.of()));
    String profiles =
        result.profiles().stream()
            .filter(each -> each.key().engine().equals(engine.id()))
            .map(PreviewRow::profile)
            .collect(Collectors.joining("; "));
    boolean known = into.engines().stream().anyMatch(each -> each.id().equals(engine.id()));
    return new PreviewRow(
        engine.id().value(),
        String.join(", ", told.found()),
        profiles,
        String.join(", ", told.missing()),
        known ? "replaces" : "adds");
  }

  private static String profile(EngineProfile profile) {
    return "%s, batch %d: %s, %s"
        .formatted(
            profile.key().gpu(),
            profile.key().batchSize(),
            Format.counted(profile.kernels().size(), "kernel"),
            Format.nanos(profile.latencyNanos()));
  }

  private static String title(ServedMeasurement each) {
    return "%s (%s)".formatted(each.title(), each.tool().label());
  }
}
