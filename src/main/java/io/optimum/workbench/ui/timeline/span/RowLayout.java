package io.optimum.workbench.ui.timeline.span;

import io.optimum.workbench.domain.engine.EngineId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which row is where: what the GPU does as a whole, then each engine with its streams. Rows of the
/// GPU and pinned streams stay at the top while the others scroll. Heights in logical pixels.
///
/// @param rows from top to bottom; their places as if nothing was scrolled
/// @param engines that have rows, in their order
/// @param fixedHeight of the rows that stay
/// @param height of all rows
public record RowLayout(List<Row> rows, List<EngineId> engines, double fixedHeight, double height) {
  private static final double LOAD_HEIGHT = 40;
  private static final double ENGINE_HEIGHT = 24;
  private static final double LEAST_STREAM_HEIGHT = 38;
  private static final double MOST_STREAM_HEIGHT = 64;

  /// What a row shows.
  public enum Kind {
    /// How many kernels run.
    KERNELS,
    /// How many SMs they use.
    SMS,
    /// How much of the bandwidth of device memory.
    DRAM,
    ENGINE,
    STREAM;

    public boolean isLoad() {
      return this == KERNELS || this == SMS || this == DRAM;
    }
  }

  /// A lane with its name.
  public record Shown(LaneKey key, LaneSpans spans) {}

  /// One row.
  ///
  /// @param shown the lane of a stream, or the first lane of an engine; empty for the GPU
  /// @param fixed whether it stays while others scroll
  public record Row(Kind kind, Optional<Shown> shown, double top, double height, boolean fixed) {
    /// Where the bar of whole inferences is in a stream's row.
    public double inferenceTop() {
      return 4;
    }

    public double inferenceHeight() {
      return 6;
    }

    /// Where kernels and copies are, below the top of the row.
    public double operationTop() {
      return 12;
    }

    public double operationHeight() {
      return height - 16;
    }
  }

  /// @param loads the rows of the GPU
  /// @param room height there is; rows of streams grow into it within reason
  public static RowLayout of(Runs runs, Arrangement arrangement, List<Kind> loads, double room) {
    Maker maker = new Maker(runs, arrangement);
    maker.choose();
    double taken = loads.size() * LOAD_HEIGHT + maker.engines.size() * ENGINE_HEIGHT;
    double each = Math.floor((room - taken) / Math.max(1, maker.streamCount()));
    maker.streamHeight = Math.clamp(each, LEAST_STREAM_HEIGHT, MOST_STREAM_HEIGHT);
    return maker.make(loads);
  }

  /// Where the top of a row is when the others are scrolled.
  public double topOf(Row row, double scrolled) {
    return row.fixed() ? row.top() : row.top() - scrolled;
  }

  /// The row at a height.
  public Optional<Row> at(double y, double scrolled) {
    boolean amongFixed = y < fixedHeight;
    return rows.stream()
        .filter(row -> row.fixed() == amongFixed)
        .filter(row -> y >= topOf(row, scrolled) && y < topOf(row, scrolled) + row.height())
        .findFirst();
  }

  /// The row of a stream; empty while it is hidden.
  public Optional<Row> of(LaneKey lane) {
    return rows.stream()
        .filter(row -> row.kind() == Kind.STREAM)
        .filter(row -> row.shown().filter(shown -> shown.key().equals(lane)).isPresent())
        .findFirst();
  }

  private static final class Maker {
    private final Runs runs;
    private final Arrangement arrangement;
    private final List<EngineId> engines = new ArrayList<>();
    private final List<Shown> pinned = new ArrayList<>();
    private final List<Shown> others = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private double streamHeight;
    private double top;

    Maker(Runs runs, Arrangement arrangement) {
      this.runs = runs;
      this.arrangement = arrangement;
    }

    void choose() {
      List<EngineId> all = new ArrayList<>(runs.engines());
      all.sort(Comparator.comparingInt(this::place));
      for (EngineId engine : all) {
        List<Shown> lanes =
            runs.lanes(engine).stream()
                .flatMap(key -> runs.lane(key).map(spans -> new Shown(key, spans)).stream())
                .filter(shown -> arrangement.shows(shown.key(), shown.spans().lane()))
                .toList();
        lanes.stream().filter(this::isPinned).forEach(pinned::add);
        if (!lanes.isEmpty()) {
          engines.add(engine);
          others.addAll(lanes);
        }
      }
    }

    private int place(EngineId engine) {
      int at = arrangement.order().indexOf(engine);
      return at < 0 ? Integer.MAX_VALUE : at;
    }

    private boolean isPinned(Shown shown) {
      return arrangement.pinned().contains(shown.key());
    }

    private boolean isCollapsed(Shown shown) {
      return arrangement.collapsed().contains(shown.spans().lane().engine());
    }

    long streamCount() {
      return pinned.size()
          + others.stream().filter(each -> !isPinned(each) && !isCollapsed(each)).count();
    }

    RowLayout make(List<Kind> loads) {
      for (Kind load : loads) {
        add(load, Optional.empty(), LOAD_HEIGHT, true);
      }
      pinned.forEach(each -> add(Kind.STREAM, Optional.of(each), streamHeight, true));
      double fixed = top;
      for (EngineId engine : engines) {
        List<Shown> lanes =
            others.stream().filter(each -> each.spans().lane().engine().equals(engine)).toList();
        add(Kind.ENGINE, Optional.of(lanes.getFirst()), ENGINE_HEIGHT, false);
        lanes.stream()
            .filter(each -> !isPinned(each) && !isCollapsed(each))
            .forEach(each -> add(Kind.STREAM, Optional.of(each), streamHeight, false));
      }
      return new RowLayout(List.copyOf(rows), List.copyOf(engines), fixed, top);
    }

    private void add(Kind kind, Optional<Shown> shown, double height, boolean fixed) {
      rows.add(new Row(kind, shown, top, height, fixed));
      top += height;
    }
  }
}
