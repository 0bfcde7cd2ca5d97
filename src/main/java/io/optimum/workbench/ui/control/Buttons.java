package io.optimum.workbench.ui.control;

import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/// Buttons of a screen, never narrower than their words.
public final class Buttons {
  private Buttons() {}

  /// @param id in the scene
  /// @param text what it does
  public static Button of(String id, String text, Runnable action) {
    Button button = new Button(text);
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }
}
