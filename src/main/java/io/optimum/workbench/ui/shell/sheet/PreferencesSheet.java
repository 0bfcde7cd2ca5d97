package io.optimum.workbench.ui.shell.sheet;

import io.optimum.workbench.ui.session.user.Preferences;
import io.optimum.workbench.ui.session.user.PreferencesFile;
import io.optimum.workbench.ui.style.Theme;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// What holds for all projects. Every change holds at once, but for the scale.
public final class PreferencesSheet extends VBox {
  private static final List<Integer> SCALES = List.of(0, 100, 125, 150, 175, 200);

  public PreferencesSheet(PreferencesFile file, Runnable close) {
    setId("preferences");
    getStyleClass().add("sheet");
    ComboBox<Theme.Choice> looks = looks(file);
    ComboBox<Integer> scale = scale(file);
    CheckBox reopen = reopen(file);
    // They change by keys, too, while this is open.
    file.valueProperty()
        .when(sceneProperty().map(Objects::nonNull).orElse(false))
        .subscribe(now -> {
          looks.setValue(now.theme());
          scale.setValue(now.scalePercent());
          reopen.setSelected(now.reopenLast());
        });
    GridPane form = new GridPane();
    form.getStyleClass().add("form");
    form.addRow(0, new Label("Looks"), looks);
    form.addRow(1, new Label("Size of everything"), scale);
    Label later = new Label("The size holds from the next start on.");
    later.getStyleClass().add("hint");
    form.add(later, 1, 2);
    getChildren().addAll(new SheetTitle("Preferences", close), form, reopen, defaults(file));
  }

  private static ComboBox<Theme.Choice> looks(PreferencesFile file) {
    ComboBox<Theme.Choice> box = box("preference-theme", "Looks", PreferencesSheet::words);
    box.getItems().setAll(Theme.Choice.values());
    box.setOnAction(_ -> file.change(each -> each.withTheme(box.getValue())));
    return box;
  }

  private static ComboBox<Integer> scale(PreferencesFile file) {
    ComboBox<Integer> box =
        box(
            "preference-scale",
            "Size of everything",
            percent -> percent == 0 ? "as the system" : percent + " %");
    box.getItems().setAll(SCALES);
    box.setOnAction(_ -> file.change(each -> each.withScalePercent(box.getValue())));
    return box;
  }

  private static CheckBox reopen(PreferencesFile file) {
    CheckBox reopen = new CheckBox("Go on with the project opened last");
    reopen.setId("preference-reopen");
    reopen.setOnAction(_ -> file.change(each -> each.withReopenLast(reopen.isSelected())));
    return reopen;
  }

  private static Button defaults(PreferencesFile file) {
    Button button = new Button("Restore defaults");
    button.setId("preference-defaults");
    button.setOnAction(
        _ -> file.change(each -> Preferences.defaults().withTourSeen(each.tourSeen())));
    return button;
  }

  private static <T> ComboBox<T> box(String id, String name, Function<T, String> words) {
    ComboBox<T> box = new ComboBox<>();
    box.setId(id);
    box.setAccessibleText(name);
    box.setConverter(new Words<>(words));
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
    private final Function<T, String> words;

    Words(Function<T, String> words) {
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
