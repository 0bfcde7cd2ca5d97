package io.optimum.workbench.ui.shell;

import io.optimum.workbench.ui.fx.FrameSource;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.shell.sheet.Command;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tab;

/// What the buttons of a screen do, as commands: the palette finds them beside those of the menus.
final class ScreenButtons {
  /// What other screens are for; a screen that nobody looked at has no buttons yet.
  static final Map<Screen, List<String>> MAIN =
      Map.of(
          Screen.COMBINATIONS, List.of("Measure"),
          Screen.DEGRADATION, List.of("Train", "Measure training campaign"),
          Screen.TRADEOFFS, List.of("Measure settings"),
          Screen.PLAN, List.of("Search"),
          Screen.EXPORT, List.of("Export plan…"));

  private ScreenButtons() {}

  /// The main buttons of the other screens: a command goes there, and leaves it to the user to
  /// press what can be seen there.
  static List<Command> elsewhere(Screen here, Consumer<Screen> show) {
    return Stream.of(Screen.values())
        .filter(each -> each != here)
        .flatMap(each ->
            MAIN.getOrDefault(each, List.of()).stream()
                .map(title -> Command.of(each.title(), title, "", () -> show.accept(each))))
        .toList();
  }

  /// The named buttons that can be pressed now, from the top.
  static List<Command> of(Tab screen) {
    Node content = screen.getContent();
    return content == null
        ? List.of()
        : content.lookupAll(".button").stream()
            .filter(Button.class::isInstance)
            .map(Button.class::cast)
            .filter(each -> each.getId() != null && !each.getText().isBlank())
            .filter(each -> !each.isDisabled() && FrameSource.isShown(each))
            .map(each -> Command.of(screen.getText(), each.getText(), "", each::fire))
            .toList();
  }
}
