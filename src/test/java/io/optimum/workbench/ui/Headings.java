package io.optimum.workbench.ui;

import io.optimum.workbench.ui.control.QuantityField;
import io.optimum.workbench.ui.control.SliderField;
import io.optimum.workbench.ui.fx.Terms;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;

/// What stands over or before the numbers on screen: names of figures, heads of columns, titles of
/// sliders, of fields and of axes.
final class Headings {
  private Headings() {}

  /// What a node calls the numbers it shows or asks for.
  static Stream<String> of(Node node) {
    if (!Terms.of(node).isEmpty()) {
      return Terms.of(node).stream();
    }
    if (node instanceof SliderField slider) {
      return slider.lookupAll(".label").stream()
          .filter(label -> !label.getStyleClass().contains("value"))
          .map(Headings::text);
    }
    if (node.getStyleClass().contains("figure-tile")) {
      return Stream.of(text(((Parent) node).getChildrenUnmodifiable().getFirst()));
    }
    if (node.getStyleClass().containsAll(List.of("column-header", "number"))) {
      return node.lookupAll(".label").stream().map(Headings::text);
    }
    return node instanceof Label label && isNumber(besides(label))
        ? Stream.of(label.getText())
        : Stream.empty();
  }

  private static @Nullable Node besides(Label heading) {
    List<Node> all = heading.getParent().getChildrenUnmodifiable();
    int next = all.indexOf(heading) + 1;
    return next < all.size() ? all.get(next) : null;
  }

  private static boolean isNumber(@Nullable Node node) {
    return node instanceof QuantityField
        || (node instanceof Label label
            && label.getParent() instanceof GridPane
            && text(label).matches("(?s)[0-9].*"));
  }

  private static String text(Node label) {
    return ((Label) label).getText();
  }
}
