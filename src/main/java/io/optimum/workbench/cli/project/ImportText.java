package io.optimum.workbench.cli.project;

import io.optimum.workbench.cli.terminal.Text;
import io.optimum.workbench.domain.serving.ServedMeasurement;
import io.optimum.workbench.importer.ImportResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an import found, in words.
final class ImportText {
  private ImportText() {}

  /// For example `2 engines and 12 measurements`.
  public static String summary(ImportResult result) {
    List<String> parts = new ArrayList<>();
    add(parts, result.engines().size(), "engine");
    add(parts, result.measurements().size(), "measurement");
    add(
        parts,
        result.served().size(),
        "measurement of a load generator",
        "measurements of load generators");
    return String.join(", ", parts);
  }

  /// One line per combination of served models, with how often and by what it was measured.
  public static List<String> measured(ImportResult result) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    result.served().forEach(each -> counts.merge(title(each), 1, Integer::sum));
    List<String> lines = new ArrayList<>();
    counts.forEach((title, count) -> lines.add(title + ": " + Text.counted(count, "run")));
    return lines;
  }

  private static String title(ServedMeasurement each) {
    return "%s, measured by %s".formatted(each.title(), each.tool().label());
  }

  private static void add(List<String> parts, int count, String one) {
    add(parts, count, one, one + "s");
  }

  private static void add(List<String> parts, int count, String one, String many) {
    if (count > 0) {
      parts.add(count + " " + (count == 1 ? one : many));
    }
  }
}
