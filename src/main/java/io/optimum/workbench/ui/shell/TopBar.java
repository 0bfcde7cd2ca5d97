package io.optimum.workbench.ui.shell;

import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.shell.sheet.Command;
import java.util.List;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringExpression;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Menus, the project's name, and the few commands used most.
final class TopBar extends HBox {
  private static final List<String> MENUS = List.of("File", "Edit", "Run", "View", "Help");

  /// Commands before which a menu draws a line.
  private static final Set<String> BEGINNINGS =
      Set.of(
          "Import files…",
          "Save",
          "Preferences",
          "Close window",
          "Find",
          "Light or dark",
          "Command palette",
          "Shortcuts",
          "Copy diagnostics");

  private static final List<String> BUTTONS = List.of("Import files…", "Save", "Light or dark");

  TopBar(Session session, Commands commands) {
    getStyleClass().add("top-bar");
    MenuBar menus = new MenuBar();
    menus.setMinWidth(USE_PREF_SIZE);
    for (String title : MENUS) {
      menus.getMenus().add(menu(title, commands.of(title), session));
    }
    Label name = new Label();
    name.setId("project-name");
    name.getStyleClass().add("section-title");
    name.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> session.project().name() + (session.dirtyProperty().get() ? " *" : ""),
                session.projectProperty(),
                session.dirtyProperty()));
    Region left = new Region();
    Region right = new Region();
    HBox.setHgrow(left, Priority.ALWAYS);
    HBox.setHgrow(right, Priority.ALWAYS);
    getChildren().addAll(menus, left, name, right);
    commands.all().stream()
        .filter(each -> BUTTONS.contains(each.title()))
        .sorted(java.util.Comparator.comparingInt(each -> BUTTONS.indexOf(each.title())))
        .forEach(each -> getChildren().add(button(each)));
  }

  private static Menu menu(String title, List<Command> commands, Session session) {
    Menu menu = new Menu(title);
    menu.setId("menu-" + title.toLowerCase(java.util.Locale.ROOT));
    for (Command command : commands) {
      if (BEGINNINGS.contains(command.title())) {
        menu.getItems().add(new SeparatorMenuItem());
      }
      MenuItem item = new MenuItem(command.title());
      item.setId(command.id());
      command.shortcut().ifPresent(item::setAccelerator);
      item.setOnAction(_ -> command.run());
      item.disableProperty().bind(command.disabled());
      named(command, session).ifPresent(item.textProperty()::bind);
      menu.getItems().add(item);
    }
    return menu;
  }

  /// Undo and redo say what they would take back.
  private static java.util.Optional<StringExpression> named(Command command, Session session) {
    return switch (command.title()) {
      case "Undo" -> java.util.Optional.of(said("Undo", session.undoTitleProperty()));
      case "Redo" -> java.util.Optional.of(said("Redo", session.redoTitleProperty()));
      default -> java.util.Optional.empty();
    };
  }

  private static StringExpression said(String verb, ReadOnlyStringProperty title) {
    return Bindings.createStringBinding(() -> (verb + " " + title.get()).strip(), title);
  }

  private static Button button(Command command) {
    Button button = new Button(command.title());
    button.setId("button-" + command.id());
    button.getStyleClass().add("flat");
    button.setMinWidth(USE_PREF_SIZE);
    String keys = command.keysText();
    button.setTooltip(
        new Tooltip(keys.isEmpty() ? command.title() : command.title() + " (" + keys + ")"));
    button.setOnAction(_ -> command.run());
    button.disableProperty().bind(command.disabled());
    return button;
  }
}
