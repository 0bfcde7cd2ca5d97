package io.optimum.workbench.exporter.trace;

import io.optimum.workbench.domain.run.SpanKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/// The slices of one stream: holds those of an inference until its end is known, then gives them
/// outermost first, each to a track where it nests.
final class ChromeTraceLane {
  /// Slices held at most, for devices that give no whole inferences.
  private static final int HELD_AT_MOST = 16_384;

  /// Outer slices come first, and among slices of the same time the whole inference.
  private static final Comparator<Slice> OUTERMOST_FIRST =
      Comparator.comparingLong(Slice::startNanos)
          .thenComparing(Comparator.comparingLong(Slice::endNanos).reversed())
          .thenComparing(Slice::kind, Comparator.reverseOrder());

  private final IntUnaryOperator openThread;
  private final Output output;
  private final List<Track> tracks = new ArrayList<>();
  private List<Slice> held = new ArrayList<>();

  /// A span without its lane.
  record Slice(
      SpanKind kind,
      String name,
      int inference,
      long startNanos,
      long endNanos,
      long soloNanos,
      int smCount) {}

  /// Where slices go.
  interface Output {
    void write(int thread, Slice slice);

    /// A slice at `nanos` belongs to one of another thread.
    void flow(int fromThread, int toThread, long nanos);
  }

  /// A thread id of the trace with the slices that are open at its last start.
  private record Track(int thread, Deque<Slice> open) {
    boolean nests(Slice slice) {
      while (!open.isEmpty() && open.peek().endNanos() <= slice.startNanos()) {
        open.pop();
      }
      Slice outer = open.peek();
      return outer == null
          || (outer.startNanos() <= slice.startNanos() && slice.endNanos() <= outer.endNanos());
    }
  }

  /// @param openThread from the track's number (0 = the first) to a new thread id
  ChromeTraceLane(IntUnaryOperator openThread, Output output) {
    this.openThread = openThread;
    this.output = output;
    openTrack();
  }

  void add(Slice slice) {
    held.add(slice);
    if (slice.kind() == SpanKind.INFERENCE) {
      release(slice.inference());
    } else if (held.size() > HELD_AT_MOST) {
      flush();
    }
  }

  /// Gives all that is held.
  void flush() {
    List<Slice> all = held;
    held = new ArrayList<>();
    give(all);
  }

  private void release(int inference) {
    List<Slice> ended = new ArrayList<>();
    List<Slice> waiting = new ArrayList<>();
    held.forEach(each -> (each.inference() == inference ? ended : waiting).add(each));
    held = waiting;
    give(ended);
  }

  private void give(List<Slice> slices) {
    slices.sort(OUTERMOST_FIRST);
    Map<Integer, Home> homes = new HashMap<>();
    Set<Link> drawn = new HashSet<>();
    for (Slice each : slices) {
      Track track = trackFor(each);
      track.open().push(each);
      output.write(track.thread(), each);
      if (each.kind() == SpanKind.INFERENCE) {
        homes.putIfAbsent(each.inference(), new Home(track.thread(), each));
      }
      Home home = homes.get(each.inference());
      if (home != null
          && home.thread() != track.thread()
          && drawn.add(new Link(each.inference(), track.thread()))) {
        link(home, track.thread(), each);
      }
    }
  }

  /// Where an inference was drawn.
  private record Home(int thread, Slice inference) {}

  /// An arrow is drawn once per inference and track.
  private record Link(int inference, int thread) {}

  private void link(Home home, int thread, Slice slice) {
    if (slice.startNanos() < home.inference().endNanos()) {
      output.flow(home.thread(), thread, slice.startNanos());
    }
  }

  private Track trackFor(Slice slice) {
    for (Track track : tracks) {
      if (track.nests(slice)) {
        return track;
      }
    }
    return openTrack();
  }

  private Track openTrack() {
    Track track = new Track(openThread.applyAsInt(tracks.size()), new ArrayDeque<>());
    tracks.add(track);
    return track;
  }
}
