package io.optimum.workbench.ui.session.user;

import java.nio.file.Path;
import java.util.Map;

/// Where a user's own things lie, after the XDG Base Directory Specification.
///
/// @param drafts copies of samples and projects not saved elsewhere
/// @param recent file that lists projects opened before
/// @param preferences file of what the user set for all projects
/// @param tables file with the layouts of tables
/// @param recovery folder for edits that are not saved yet
/// @param engines engine files that were sent to this machine
public record UserFolders(
    Path drafts, Path recent, Path preferences, Path tables, Path recovery, Path engines) {
  private static final String NAME = "optimum-workbench";

  /// @param environment of the process
  /// @param home of the user
  public static UserFolders of(Map<String, String> environment, Path home) {
    Path data = folder(environment, "XDG_DATA_HOME", home.resolve(".local/share"));
    Path state = folder(environment, "XDG_STATE_HOME", home.resolve(".local/state"));
    Path cache = folder(environment, "XDG_CACHE_HOME", home.resolve(".cache"));
    Path config = folder(environment, "XDG_CONFIG_HOME", home.resolve(".config"));
    return new UserFolders(
        data.resolve(NAME).resolve("projects"),
        state.resolve(NAME).resolve("recent.txt"),
        config.resolve(NAME).resolve("preferences.json"),
        state.resolve(NAME).resolve("tables.json"),
        state.resolve(NAME).resolve("recovery"),
        cache.resolve(NAME).resolve("engines"));
  }

  /// The specification has relative paths ignored.
  private static Path folder(Map<String, String> environment, String name, Path otherwise) {
    String value = environment.getOrDefault(name, "");
    return !value.isEmpty() && Path.of(value).isAbsolute() ? Path.of(value) : otherwise;
  }
}
