package io.optimum.workbench.ui.shell;

import io.optimum.workbench.ui.fx.FrameSource;
import io.optimum.workbench.ui.shell.sheet.Command;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tab;

/// What the buttons of a screen do, as commands: the palette finds them beside those of the menus.
final class ScreenButtons {
  private ScreenButtons() {}

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
