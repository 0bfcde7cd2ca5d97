package io.optimum.workbench.ui.shell;

import io.optimum.workbench.ui.session.Preferences;
import io.optimum.workbench.ui.session.PreferencesFile;
import io.optimum.workbench.ui.style.Theme;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// What holds for all projects. Every change holds at once, but for the scale.
final class PreferencesSheet extends VBox {
  private static final List<Integer> SCALES = List.of(0, 100, 125, 150, 175, 200);

  PreferencesSheet(PreferencesFile file) {
    setId("preferences");
    getStyleClass().add("sheet");
    Label title = new Label("Preferences");
    title.getStyleClass().add("screen-title");
    Preferences now = file.get();
    GridPane form = new GridPane();
    form.getStyleClass().add("form");
    form.addRow(
        0,
        new Label("Looks"),
        box(
            "preference-theme",
            "Looks",
            List.of(Theme.Choice.values()),
            now.theme(),
            PreferencesSheet::words,
            value -> file.change(each -> each.withTheme(value))));
    form.addRow(
        1,
        new Label("Size of everything"),
        box(
            "preference-scale",
            "Size of everything",
            SCALES,
            now.scalePercent(),
            percent -> percent == 0 ? "as the system" : percent + " %",
            value -> file.change(each -> each.withScalePercent(value))));
    Label later = new Label("The size holds from the next start on.");
    later.getStyleClass().add("hint");
    form.add(later, 1, 2);
    getChildren().addAll(title, form, reopen(file));
  }

  private static CheckBox reopen(PreferencesFile file) {
    CheckBox reopen = new CheckBox("Go on with the project opened last");
    reopen.setId("preference-reopen");
    reopen.setSelected(file.get().reopenLast());
    reopen
        .selectedProperty()
        .subscribe(selected -> file.change(each -> each.withReopenLast(selected)));
    return reopen;
  }

  private static <T> Node box(
      String id,
      String name,
      List<T> values,
      T now,
      java.util.function.Function<T, String> words,
      java.util.function.Consumer<T> change) {
    ComboBox<T> box = new ComboBox<>();
    box.setId(id);
    box.setAccessibleText(name);
    box.getItems().setAll(values);
    box.setConverter(new Words<>(words));
    box.setValue(now);
    box.setOnAction(_ -> change.accept(box.getValue()));
    return box;
  }

  private static String words(Theme.Choice choice) {
    return switch (choice) {
      case SYSTEM -> "as the system";
      case LIGHT -> "light";
      case DARK -> "dark";
    };
  }

  private static final class Words<T> extends StringConverter<T> {
    private final java.util.function.Function<T, String> words;

    Words(java.util.function.Function<T, String> words) {
      this.words = words;
    }

    @Override
    public String toString(@Nullable T value) {
      return value == null ? "" : words.apply(value);
    }

    @Override
    public T fromString(String text) {
      throw new UnsupportedOperationException("Preferences are chosen, not typed.");
    }
  }
}
