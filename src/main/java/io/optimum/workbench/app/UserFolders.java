package io.optimum.workbench.app;

import java.nio.file.Path;
import java.util.Map;

/// Where a user's own things lie, after the XDG Base Directory Specification.
///
/// @param drafts copies of samples and projects not saved elsewhere
/// @param recent file that lists projects opened before
/// @param engines engine files that were sent to this machine
record UserFolders(Path drafts, Path recent, Path engines) {
  private static final String NAME = "optimum-workbench";

  /// @param environment of the process
  /// @param home of the user
  static UserFolders of(Map<String, String> environment, Path home) {
    Path data = folder(environment, "XDG_DATA_HOME", home.resolve(".local/share"));
    Path state = folder(environment, "XDG_STATE_HOME", home.resolve(".local/state"));
    Path cache = folder(environment, "XDG_CACHE_HOME", home.resolve(".cache"));
    return new UserFolders(
        data.resolve(NAME).resolve("projects"),
        state.resolve(NAME).resolve("recent.txt"),
        cache.resolve(NAME).resolve("engines"));
  }

  /// The specification has relative paths ignored.
  private static Path folder(Map<String, String> environment, String name, Path otherwise) {
    String value = environment.getOrDefault(name, "");
    return !value.isEmpty() && Path.of(value).isAbsolute() ? Path.of(value) : otherwise;
  }
}
