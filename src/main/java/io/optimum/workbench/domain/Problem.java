package io.optimum.workbench.domain;

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

  /// One line for a log or terminal.
  public String line() {
    String where = location.isEmpty() ? path : path + " (" + location + ")";
    return "%s: %s %s".formatted(where, message, advice);
  }
}
