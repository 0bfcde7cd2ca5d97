package io.optimum.workbench.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Something wrong with a file: what, where, and what to try. What could be read is kept beside it.
///
/// @param path the file
/// @param location line and column, layer name or key; empty = the whole file
/// @param message what is wrong, with the value
/// @param advice what to try
/// @param severity whether anything was lost by it
public record Problem(
    String path, String location, String message, String advice, Severity severity) {
  /// `ERROR` = the file or part of it was not taken; `WARNING` = taken, with a doubt.
  public enum Severity {
    ERROR,
    WARNING
  }

  public static Problem error(String path, String location, String message, String advice) {
    return new Problem(path, location, message, advice, Severity.ERROR);
  }

  public static Problem warning(String path, String location, String message, String advice) {
    return new Problem(path, location, message, advice, Severity.WARNING);
  }

  /// Those that say the same of several files, said once: for people.
  public static List<Problem> gathered(List<Problem> problems) {
    Map<Problem, List<String>> paths = new LinkedHashMap<>();
    for (Problem each : problems) {
      paths.computeIfAbsent(each.at(""), _ -> new ArrayList<>()).add(each.path());
    }
    return paths.entrySet().stream().map(each -> each.getKey().at(some(each.getValue()))).toList();
  }

  private Problem at(String otherPath) {
    return new Problem(otherPath, location, message, advice, severity);
  }

  private static String some(List<String> paths) {
    return paths.size() <= 2
        ? String.join(" and ", paths)
        : "%s, %s and %d more".formatted(paths.get(0), paths.get(1), paths.size() - 2);
  }

  /// One line for a log or terminal.
  public String line() {
    String where = location.isEmpty() ? path : path + " (" + location + ")";
    return "%s: %s %s".formatted(where, message, advice);
  }
}
