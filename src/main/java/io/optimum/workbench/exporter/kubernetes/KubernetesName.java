package io.optimum.workbench.exporter.kubernetes;

import java.util.Locale;

/// Names of objects: labels of RFC 1035, at most 63 characters, as Services need them.
final class KubernetesName {
  /// Leaves room for the hash and for what Kubernetes appends to the names of pods.
  private static final int LENGTH = 40;

  private KubernetesName() {}

  /// The name where it is a label already; otherwise as near as can be, with a hash of the whole.
  static String of(String name) {
    String label = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
    if (label.equals(name) && label.length() <= LENGTH && !label.endsWith("-")) {
      return label;
    }
    String start = label.substring(0, Math.min(LENGTH, label.length()));
    return "%s-%08x".formatted(start.replaceFirst("-+$", ""), name.hashCode());
  }
}
