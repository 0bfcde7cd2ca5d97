package io.optimum.workbench.ui.shell;

import io.optimum.workbench.ui.docs.Definitions;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// Says on hover what a number is: any label below it whose text is defined in `metrics.md`, be it
/// a figure's name or a table's head, gets a tooltip the first time the mouse comes to it.
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
      if (at instanceof Label label) {
        explain(label);
        return;
      }
    }
  }

  private void explain(Label label) {
    if (label.getTooltip() == null && label.getText() != null) {
      definitions()
          .of(label.getText())
          .ifPresent(text -> {
            Tooltip tip = new Tooltip(text);
            tip.setWrapText(true);
            tip.setMaxWidth(WIDTH);
            label.setTooltip(tip);
          });
    }
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
