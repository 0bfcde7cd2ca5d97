package io.optimum.workbench.importer.layer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A layer's name in an engine with several optimisation profiles: `conv [profile 1]`.
///
/// @param name without the suffix
/// @param profile 0 where there is no suffix
public record ProfiledName(String name, int profile) {
  private static final Pattern SUFFIX = Pattern.compile("^(.+?)\\s*\\[profile (\\d{1,4})]$");

  public static ProfiledName of(String text) {
    Matcher suffix = SUFFIX.matcher(text);
    return suffix.matches()
        ? new ProfiledName(suffix.group(1), Integer.parseInt(suffix.group(2)))
        : new ProfiledName(text, 0);
  }
}
