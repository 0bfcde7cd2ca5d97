package io.optimum.workbench.ui.style;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/// Light and dark: AtlantaFX Primer below, `workbench.css` above. Follows the system until the user
/// chooses otherwise. Belongs to the window's thread.
///
/// Where a font or a stylesheet is missing, the toolkit's own takes its place: then the window is
/// light, because without the stylesheets' colours only dark text on a light ground can be read.
public final class Theme {
  /// What the user asked for.
  public enum Choice {
    SYSTEM,
    LIGHT,
    DARK
  }

  private static final String OWN = "workbench.css";
  private static final String OPAQUE = "opaque.css";

  private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(this, "choice");
  private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper(this, "dark");
  private final ObservableValue<ColorScheme> system;
  private final Function<String, @Nullable URL> resources;
  private final List<String> missing = new ArrayList<>();

  public Theme(Choice initial) {
    this(initial, Platform.getPreferences().colorSchemeProperty());
  }

  /// @param system what the system asks for now; followed as it changes
  public Theme(Choice initial, ObservableValue<ColorScheme> system) {
    this(initial, system, Theme.class::getResource);
  }

  /// @param resources finds what comes with the program, by name; null = it is missing
  Theme(
      Choice initial,
      ObservableValue<ColorScheme> system,
      Function<String, @Nullable URL> resources) {
    this.system = system;
    this.resources = resources;
    missing.addAll(Fonts.load(resources));
    for (String sheet : List.of(OWN, base(false), base(true))) {
      if (resources.apply(sheet) == null) {
        missing.add(sheet.substring(sheet.lastIndexOf('/') + 1));
      }
    }
    choice.set(initial);
    choice.subscribe(_ -> apply());
    system.subscribe(_ -> apply());
  }

  /// Files of the looks that are missing or damaged.
  public List<String> missing() {
    return List.copyOf(missing);
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

  /// Puts the looks of the workbench on the scene of a window, as far as they are there.
  public void dress(Scene scene) {
    dress(scene, Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW));
  }

  /// @param seeThrough whether menus and tooltips, which are windows of their own, can have a
  ///   shadow and round corners
  void dress(Scene scene, boolean seeThrough) {
    for (String name : seeThrough ? List.of(OWN) : List.of(OWN, OPAQUE)) {
      URL sheet = resources.apply(name);
      if (sheet != null) {
        scene.getStylesheets().add(sheet.toExternalForm());
      }
    }
  }

  /// Address of `workbench.css`.
  public static String stylesheet() {
    return Objects.requireNonNull(Theme.class.getResource(OWN)).toExternalForm();
  }

  private void apply() {
    boolean wanted =
        switch (choice.get()) {
          case SYSTEM -> system.getValue() == ColorScheme.DARK;
          case LIGHT -> false;
          case DARK -> true;
        };
    dark.set(wanted && missing.stream().noneMatch(each -> each.endsWith(".css")));
    String base = base(dark.get());
    Application.setUserAgentStylesheet(
        resources.apply(base) == null ? Application.STYLESHEET_MODENA : base);
  }

  private static String base(boolean dark) {
    return dark
        ? new PrimerDark().getUserAgentStylesheet()
        : new PrimerLight().getUserAgentStylesheet();
  }
}
