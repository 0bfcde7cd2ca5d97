package io.optimum.workbench.ui.style;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;

/// Light and dark: AtlantaFX Primer below, `workbench.css` above. Follows the system until the user
/// chooses otherwise. Belongs to the window's thread.
public final class Theme {
  /// What the user asked for.
  public enum Choice {
    SYSTEM,
    LIGHT,
    DARK
  }

  private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(this, "choice");
  private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper(this, "dark");

  public Theme(Choice initial) {
    Fonts.load();
    choice.set(initial);
    choice.subscribe(_ -> apply());
    Platform.getPreferences().colorSchemeProperty().subscribe(_ -> apply());
  }

  public ObjectProperty<Choice> choiceProperty() {
    return choice;
  }

  public ReadOnlyBooleanProperty darkProperty() {
    return dark.getReadOnlyProperty();
  }

  /// Turns light to dark and dark to light.
  public void toggle() {
    choice.set(dark.get() ? Choice.LIGHT : Choice.DARK);
  }

  /// Puts the looks of the workbench on a scene: one of a window, dialog or picture.
  public static void style(Scene scene) {
    scene.getStylesheets().add(stylesheet());
  }

  /// Address of `workbench.css`.
  public static String stylesheet() {
    return Objects.requireNonNull(Theme.class.getResource("workbench.css")).toExternalForm();
  }

  private void apply() {
    dark.set(
        switch (choice.get()) {
          case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
          case LIGHT -> false;
          case DARK -> true;
        });
    Application.setUserAgentStylesheet(
        dark.get()
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
  }
}
