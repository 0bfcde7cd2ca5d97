package io.optimum.workbench.ui.timeline.lane;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.ui.fx.SaveRequest;
import io.optimum.workbench.ui.timeline.model.SpanExport;
import io.optimum.workbench.ui.timeline.model.TimelineViewModel;
import io.optimum.workbench.ui.timeline.span.Arrangement;
import io.optimum.workbench.ui.timeline.span.LaneKey;
import io.optimum.workbench.ui.timeline.span.RowLayout;
import io.optimum.workbench.ui.timeline.span.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// What can be done with rows: hide, pin, collapse, move. None of it changes the run.
public final class RowMenu {
  private final TimelineViewModel model;

  public RowMenu(TimelineViewModel model) {
    this.model = model;
  }

  /// For the context menu.
  ///
  /// @param row below the mouse
  /// @param onName whether the mouse is on the row's name
  List<MenuItem> items(LaneArea area, Optional<RowLayout.Row> row, boolean onName) {
    List<MenuItem> items = new ArrayList<>();
    row.flatMap(RowLayout.Row::shown)
        .ifPresent(shown -> {
          items.addAll(row.get().kind() == RowLayout.Kind.STREAM ? stream(shown) : List.of());
          items.addAll(engine(shown.spans().lane().engine(), area.rows().engines()));
        });
    if (onName) {
      items.add(item("Show all rows", () -> model.arrange(_ -> Arrangement.ALL)));
    }
    items.add(
        item(
            "Save as trace for Perfetto…",
            () -> {
              Runs runs = model.runsProperty().get();
              SaveRequest.ask(
                  area,
                  "run.trace.json.gz",
                  SpanExport.trace(runs, model.provenanceProperty().get()));
            }));
    return items;
  }

  private List<MenuItem> stream(RowLayout.Shown shown) {
    Arrangement now = model.arrangementProperty().get();
    boolean pinned = now.pinned().contains(shown.key());
    String name = "stream " + shown.spans().lane().stream();
    return List.of(
        item(
            (pinned ? "Unpin " : "Pin ") + name,
            () -> model.arrange(all -> all.withPinned(shown.key(), !pinned))),
        item("Hide " + name, () -> model.arrange(all -> all.withHidden(shown.key(), true))));
  }

  private List<MenuItem> engine(EngineId engine, List<EngineId> order) {
    boolean collapsed = model.arrangementProperty().get().collapsed().contains(engine);
    return List.of(
        item(
            (collapsed ? "Expand " : "Collapse ") + engine,
            () -> model.arrange(all -> all.withCollapsed(engine, !collapsed))),
        item("Move up", () -> model.arrange(all -> all.moved(engine, order, -1))),
        item("Move down", () -> model.arrange(all -> all.moved(engine, order, 1))),
        new SeparatorMenuItem());
  }

  /// For the bar: every row by name, so that the keyboard reaches all of it.
  public List<MenuItem> all() {
    Runs runs = model.runsProperty().get();
    Arrangement now = model.arrangementProperty().get();
    List<MenuItem> items = new ArrayList<>();
    items.add(item("Show all rows", () -> model.arrange(_ -> Arrangement.ALL)));
    items.add(
        item(
            "Collapse all engines",
            () -> model.arrange(all -> all.withCollapsed(Set.copyOf(runs.engines())))));
    items.add(item("Expand all engines", () -> model.arrange(all -> all.withCollapsed(Set.of()))));
    items.add(new SeparatorMenuItem());
    for (EngineId engine : runs.engines()) {
      Menu menu = new Menu(engine.value());
      for (LaneKey key : runs.lanes(engine)) {
        CheckMenuItem shown = new CheckMenuItem(name(runs, key));
        shown.setSelected(!now.hidden().contains(key));
        shown.setOnAction(_ -> model.arrange(all -> all.withHidden(key, !shown.isSelected())));
        CheckMenuItem pin = new CheckMenuItem("Pin " + name(runs, key));
        pin.setSelected(now.pinned().contains(key));
        pin.setOnAction(_ -> model.arrange(all -> all.withPinned(key, pin.isSelected())));
        menu.getItems().addAll(shown, pin);
      }
      menu.getItems().add(new SeparatorMenuItem());
      menu.getItems().addAll(engine(engine, runs.engines()));
      items.add(menu);
    }
    return items;
  }

  private static String name(Runs runs, LaneKey key) {
    return key.run() == LaneKey.WATCHED
        ? "stream " + key.stream()
        : "stream %d, %s"
            .formatted(
                key.stream(), runs.reference().map(Runs.Reference::title).orElse("compared"));
  }

  public static MenuItem item(String title, Runnable action) {
    MenuItem item = new MenuItem(title);
    item.setOnAction(_ -> action.run());
    return item;
  }
}
