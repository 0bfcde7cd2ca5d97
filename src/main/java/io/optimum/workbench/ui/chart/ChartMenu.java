package io.optimum.workbench.ui.chart;

import io.optimum.workbench.ui.fx.Content;
import io.optimum.workbench.ui.fx.CopyRequest;
import io.optimum.workbench.ui.fx.SaveRequest;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// What can be done with every drawing: copy it or its values, and save both.
final class ChartMenu {
  private static final double DOCUMENT_PIXELS = 2;
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private final CanvasView view;

  private ChartMenu(CanvasView view) {
    this.view = view;
  }

  static void install(CanvasView view) {
    ChartMenu menu = new ChartMenu(view);
    view.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, menu::open);
    view.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (COPY.match(event)) {
            menu.copyPicture();
            event.consume();
          }
        });
  }

  private void open(ContextMenuEvent event) {
    ContextMenu shown = new ContextMenu();
    List<MenuItem> own = view.menuItems();
    shown.getItems().addAll(own);
    if (!own.isEmpty()) {
      shown.getItems().add(new SeparatorMenuItem());
    }
    shown
        .getItems()
        .addAll(
            item("Copy picture", this::copyPicture),
            item("Copy values", this::copyValues),
            new SeparatorMenuItem(),
            item("Save as PNG…", () -> save("png", Png.content(view.picture(DOCUMENT_PIXELS)))),
            item("Save as SVG…", () -> save("svg", view.svg())),
            item("Save values as CSV…", () -> save("csv", view.csv())));
    shown.show(view, event.getScreenX(), event.getScreenY());
    event.consume();
  }

  static MenuItem item(String title, Runnable action) {
    MenuItem item = new MenuItem(title);
    item.setOnAction(_ -> action.run());
    return item;
  }

  private void copyPicture() {
    ClipboardContent content = new ClipboardContent();
    content.putImage(view.picture(DOCUMENT_PIXELS));
    Clipboard.getSystemClipboard().setContent(content);
  }

  private void copyValues() {
    CopyRequest.ask(view, "values of " + fileName(), view.csv());
  }

  private void save(String extension, Content content) {
    SaveRequest.ask(view, fileName() + "." + extension, content);
  }

  /// From the name of the view in the window, such as `pair-map`.
  private String fileName() {
    String name = view.getId() == null ? view.getStyleClass().getLast() : view.getId();
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-");
  }
}
