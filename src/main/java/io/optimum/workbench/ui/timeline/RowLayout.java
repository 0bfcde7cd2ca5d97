package io.optimum.workbench.ui.timeline;

import java.util.ArrayList;
import java.util.List;

/// Which row is where: the GPU, then each engine with its streams. Heights in logical pixels.
///
/// @param rows from top to bottom, positions relative to the first
/// @param height of all rows
record RowLayout(List<Row> rows, double height) {
  private static final double GPU_HEIGHT = 46;
  private static final double ENGINE_HEIGHT = 24;
  private static final double LEAST_STREAM_HEIGHT = 38;
  private static final double MOST_STREAM_HEIGHT = 64;

  /// What a row shows.
  enum Kind {
    GPU,
    ENGINE,
    STREAM
  }

  /// One row.
  ///
  /// @param lane index into the lanes of the snapshot; for an engine, of its first stream
  record Row(Kind kind, int lane, double top, double height) {
    /// Where the bar of whole inferences is in a stream's row.
    double inferenceTop() {
      return top + 4;
    }

    double inferenceHeight() {
      return 6;
    }

    /// Where kernels and copies are.
    double operationTop() {
      return top + 12;
    }

    double operationHeight() {
      return height - 16;
    }
  }

  /// @param room height there is; rows of streams grow into it within reason
  static RowLayout of(List<LaneSpans> lanes, double room) {
    long engines = lanes.stream().map(lane -> lane.lane().deployment()).distinct().count();
    double forStreams = room - GPU_HEIGHT - engines * ENGINE_HEIGHT;
    double streamHeight =
        Math.clamp(
            Math.floor(forStreams / Math.max(1, lanes.size())),
            LEAST_STREAM_HEIGHT,
            MOST_STREAM_HEIGHT);
    return of(lanes, (int) streamHeight);
  }

  private static RowLayout of(List<LaneSpans> lanes, int streamHeight) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(Kind.GPU, 0, 0, GPU_HEIGHT));
    double top = GPU_HEIGHT;
    int deployment = -1;
    for (int lane = 0; lane < lanes.size(); lane++) {
      if (lanes.get(lane).lane().deployment() != deployment) {
        deployment = lanes.get(lane).lane().deployment();
        rows.add(new Row(Kind.ENGINE, lane, top, ENGINE_HEIGHT));
        top += ENGINE_HEIGHT;
      }
      rows.add(new Row(Kind.STREAM, lane, top, streamHeight));
      top += streamHeight;
    }
    return new RowLayout(List.copyOf(rows), top);
  }
}
