package io.optimum.workbench.ui;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;

import io.optimum.workbench.ui.session.Screen;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/// Walks through what lies behind the tabs within a screen.
final class Tabs {
  private Tabs() {}

  /// Looks at every screen as it is, then behind each of its tabs, laid out anew.
  ///
  /// @param look gets the screen and the names of screen and tab, on the window's thread
  static void each(OpenWindow open, BiConsumer<Screen, String> look) throws Exception {
    for (Screen screen : Screen.values()) {
      open.go(screen);
      each(open, screen, where -> look.accept(screen, where));
    }
  }

  private static void each(OpenWindow open, Screen screen, Consumer<String> look) throws Exception {
    lookAt(open, screen.title(), look);
    for (TabPane pane : onWindowThread(() -> panes(open, screen))) {
      for (Tab tab : pane.getTabs()) {
        onWindowThread(() -> {
          pane.getSelectionModel().select(tab);
          return true;
        });
        open.settle();
        lookAt(open, screen.title() + ", " + tab.getText(), look);
      }
    }
  }

  private static void lookAt(OpenWindow open, String where, Consumer<String> look) {
    onWindowThread(() -> {
      open.scene().getRoot().applyCss();
      open.scene().getRoot().layout();
      look.accept(where);
      return true;
    });
  }

  private static List<TabPane> panes(OpenWindow open, Screen screen) {
    return open.node("#" + screen.name().toLowerCase(Locale.ROOT)).lookupAll(".tab-pane").stream()
        .map(TabPane.class::cast)
        .toList();
  }
}
