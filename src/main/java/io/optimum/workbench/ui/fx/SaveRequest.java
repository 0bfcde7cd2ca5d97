package io.optimum.workbench.ui.fx;

import java.io.Serial;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;

/// A drawing or table asks whoever owns the window to write a file for it. It goes up through the
/// scene like any event, so that no drawing needs to know of dialogs.
public final class SaveRequest extends Event {
  @Serial private static final long serialVersionUID = 1;

  public static final EventType<SaveRequest> ASKED =
      new EventType<>(Event.ANY, "OPTIMUM_SAVE_REQUEST");

  private final String fileName;
  private final transient Content content;

  private SaveRequest(String fileName, Content content) {
    super(ASKED);
    this.fileName = fileName;
    this.content = content;
  }

  /// @param from where the request starts
  /// @param fileName to suggest, with its extension
  public static void ask(Node from, String fileName, Content content) {
    from.fireEvent(new SaveRequest(fileName, content));
  }

  public String fileName() {
    return fileName;
  }

  public Content content() {
    return content;
  }
}
