package io.optimum.workbench.exporter.folder;

import java.util.List;
import java.util.Locale;

/// What an export does to one file of an earlier one.
///
/// @param path relative to the folder
/// @param kind what happens
/// @param lines unified diff of a text; empty where there is none to show
public record ExportChange(String path, Kind kind, List<String> lines) {
  /// What can happen to a file.
  public enum Kind {
    NEW,
    CHANGED,
    REMOVED,
    SAME;

    /// For a line of text.
    public String word() {
      return this == SAME ? "as before" : name().toLowerCase(Locale.ROOT);
    }
  }

  public ExportChange {
    lines = List.copyOf(lines);
  }

  /// One line per changed file, with its diff below.
  public static List<String> text(List<ExportChange> changes) {
    return changes.stream()
        .filter(each -> each.kind() != Kind.SAME)
        .flatMap(each ->
            java.util.stream.Stream.concat(
                java.util.stream.Stream.of(each.kind().word() + " " + each.path()),
                each.lines().stream()))
        .toList();
  }

  /// For example `2 new, 1 changed, 5 as before`.
  public static String summary(List<ExportChange> changes) {
    return java.util.Arrays.stream(Kind.values())
        .map(kind -> {
          long count = changes.stream().filter(each -> each.kind() == kind).count();
          return count == 0 ? "" : count + " " + kind.word();
        })
        .filter(each -> !each.isEmpty())
        .collect(java.util.stream.Collectors.joining(", "));
  }
}
