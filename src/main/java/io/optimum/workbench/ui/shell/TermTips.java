package io.optimum.workbench.ui.shell;

import io.optimum.workbench.ui.docs.Definitions;
import io.optimum.workbench.ui.fx.Terms;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// Says on hover what a number is: any label below it whose text is defined in `metrics.md`, be it
/// a figure's name or a table's head, and whatever has [Terms], such as the title of an axis, gets
/// a tooltip when the mouse comes to it.
final class TermTips {
  private static final double WIDTH = 420;
  private final Supplier<Definitions> source;
  private @Nullable Definitions definitions;

  /// @param source asked once, when the mouse first comes to a label
  TermTips(Supplier<Definitions> source) {
    this.source = source;
  }

  void install(Node root) {
    root.addEventFilter(
        MouseEvent.MOUSE_ENTERED_TARGET,
        event -> {
          if (event.getTarget() instanceof Node node) {
            explain(node);
          }
        });
  }

  /// The target may be the text within the label.
  private void explain(Node target) {
    for (Node at = target; at != null; at = at.getParent()) {
      if (!Terms.of(at).isEmpty()) {
        explainTerms(at);
        return;
      }
      if (at instanceof Label label) {
        explain(label);
        return;
      }
    }
  }

  private void explain(Label label) {
    if (label.getTooltip() == null && label.getText() != null) {
      definitions().of(label.getText()).ifPresent(text -> label.setTooltip(tip(text)));
    }
  }

  /// What the node shows may have changed since the mouse was last there.
  private void explainTerms(Node node) {
    List<String> terms = Terms.of(node);
    if (node.getProperties().get(TermTips.class) instanceof Said(List<String> said, Tooltip tip)) {
      if (said.equals(terms)) {
        return;
      }
      Tooltip.uninstall(node, tip);
    }
    String text =
        terms.stream()
            .map(term -> sentence(term, terms.size() > 1))
            .filter(Objects::nonNull)
            .collect(Collectors.joining("\n"));
    Tooltip tip = tip(text);
    if (!text.isEmpty()) {
      Tooltip.install(node, tip);
    }
    node.getProperties().put(TermTips.class, new Said(terms, tip));
  }

  private @Nullable String sentence(String term, boolean named) {
    return definitions().of(term).map(text -> named ? term + ": " + text : text).orElse(null);
  }

  private record Said(List<String> terms, Tooltip tip) {}

  private static Tooltip tip(String text) {
    Tooltip tip = new Tooltip(text);
    tip.setWrapText(true);
    tip.setMaxWidth(WIDTH);
    return tip;
  }

  private Definitions definitions() {
    Definitions known = definitions;
    if (known == null) {
      known = source.get();
      definitions = known;
    }
    return known;
  }
}
