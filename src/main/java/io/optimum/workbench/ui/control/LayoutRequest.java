package io.optimum.workbench.ui.control;

import java.io.Serial;
import javafx.event.Event;
import javafx.event.EventType;

/// A table that has come into a window asks for the layout that the user gave it before, and for
/// somebody who keeps it. It goes up through the scene like any event, so that no screen needs to
/// know of it.
public final class LayoutRequest extends Event {
  @Serial private static final long serialVersionUID = 1;

  public static final EventType<LayoutRequest> ASKED =
      new EventType<>(Event.ANY, "OPTIMUM_LAYOUT_REQUEST");

  private final transient DataTable<?> table;

  LayoutRequest(DataTable<?> table) {
    super(ASKED);
    this.table = table;
  }

  public DataTable<?> table() {
    return table;
  }
}
