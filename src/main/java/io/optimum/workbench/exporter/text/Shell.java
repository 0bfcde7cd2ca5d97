package io.optimum.workbench.exporter.text;

import java.util.regex.Pattern;

/// Words of a POSIX shell.
public final class Shell {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

  private Shell() {}

  /// One word that the shell gives back as it is: plain where that is safe, else in single quotes.
  /// A NUL cannot be in a word and becomes a space.
  public static String word(String text) {
    return PLAIN.matcher(text).matches()
        ? text
        : "'" + text.replace('\0', ' ').replace("'", "'\\''") + "'";
  }
}
