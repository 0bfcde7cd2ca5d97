package io.optimum.workbench.domain.run;

import java.util.Locale;

/// Settings of a deployment in words.
public final class SettingWords {
  private SettingWords() {}

  /// Every setting beside engine and batch size that is not the usual one, as what is added to a
  /// name; empty where all are.
  public static String unusual(Deployment each) {
    StringBuilder words = new StringBuilder();
    if (each.streams() > 1) {
      words.append(" on %d streams".formatted(each.streams()));
    }
    if (each.priority() != StreamPriority.NORMAL) {
      words.append(" of %s priority".formatted(of(each.priority())));
    }
    if (each.smShareFraction() < 1) {
      words.append(" with %s of the SMs".formatted(each.smShareFraction()));
    }
    if (each.cudaGraph()) {
      words.append(" as a CUDA graph");
    }
    if (each.isPaced()) {
      words.append(" paced by %s".formatted(each.pacing()));
    }
    return words.toString();
  }

  /// One of a list, in small letters.
  public static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
