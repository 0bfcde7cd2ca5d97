package io.optimum.workbench.ui.fx;

import java.util.List;
import javafx.scene.Node;

/// The numbers that a node shows without being a label of their names: what is said of them on
/// hover is looked up by these.
public final class Terms {
  private static final Object KEY = Terms.class;

  private Terms() {}

  /// @param names as they are defined in `metrics.md`
  public static void set(Node node, String... names) {
    node.getProperties().put(KEY, List.of(names));
  }

  /// None where a node shows no number, or is a label that says itself what it shows.
  public static List<String> of(Node node) {
    return node.hasProperties() && node.getProperties().get(KEY) instanceof List<?> names
        ? names.stream().map(String.class::cast).toList()
        : List.of();
  }
}
