package io.optimum.workbench.ui.fx;

import java.io.Serial;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;

/// A drawing or table asks whoever owns the window to put a text on the clipboard that may be long.
/// It goes up through the scene like a [SaveRequest].
public final class CopyRequest extends Event {
  @Serial private static final long serialVersionUID = 1;

  public static final EventType<CopyRequest> ASKED =
      new EventType<>(Event.ANY, "OPTIMUM_COPY_REQUEST");

  private final String what;
  private final transient Content content;

  private CopyRequest(String what, Content content) {
    super(ASKED);
    this.what = what;
    this.content = content;
  }

  /// @param from where the request starts
  /// @param what is copied, in a word or two
  public static void ask(Node from, String what, Content content) {
    from.fireEvent(new CopyRequest(what, content));
  }

  public String what() {
    return what;
  }

  public Content content() {
    return content;
  }
}
