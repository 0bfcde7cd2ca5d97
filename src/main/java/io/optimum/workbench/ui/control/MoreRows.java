package io.optimum.workbench.ui.control;

import io.optimum.workbench.ui.style.Format;
import javafx.scene.control.Button;

/// Stands below the rows of a long form and makes more of them when asked to: hundreds of rows with
/// fields in them would hold the window up for seconds. Each time there are twice as many.
public final class MoreRows extends Button {
  private static final int FIRST = 50;

  private int most = FIRST;

  /// @param list lists the rows again, as many as [#shownOf] says
  public MoreRows(Runnable list) {
    getStyleClass().add("flat");
    managedProperty().bind(visibleProperty());
    setOnAction(_ -> {
      most *= 2;
      list.run();
    });
  }

  /// The rows are others now: as few as at first.
  public void reset() {
    most = FIRST;
  }

  /// How many of so many rows to list now.
  public int shownOf(int count) {
    int shown = Math.min(count, most);
    setText(
        "Show %s more of %s"
            .formatted(
                Format.count(Math.min(count - shown, shown)), Format.counted(count, "engine")));
    setVisible(shown < count);
    return shown;
  }
}
