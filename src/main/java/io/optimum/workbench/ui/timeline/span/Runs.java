package io.optimum.workbench.ui.timeline.span;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.EngineId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// The runs that are seen on one clock: the one that is watched, and one to compare with, whose
/// lanes lie above it engine by engine.
///
/// @param watched the run that is watched
/// @param reference the run to compare with; empty = none
public record Runs(SpanSnapshot watched, Optional<Reference> reference) {
  /// A run that was kept.
  ///
  /// @param title what it is, in a word or two, for the labels of its rows
  /// @param spans what happened
  /// @param provenance how it came to be
  public record Reference(String title, SpanSnapshot spans, Provenance provenance) {}

  public static Runs none() {
    return new Runs(SpanSnapshot.empty(), Optional.empty());
  }

  public Runs withWatched(SpanSnapshot value) {
    return new Runs(value, reference);
  }

  public SpanSnapshot of(int run) {
    return run == LaneKey.WATCHED
        ? watched
        : reference.map(Reference::spans).orElse(SpanSnapshot.empty());
  }

  public boolean isEmpty() {
    return watched.isEmpty() && of(LaneKey.REFERENCE).isEmpty();
  }

  /// When the first span of either starts.
  public long startNanos() {
    SpanSnapshot kept = of(LaneKey.REFERENCE);
    return kept.isEmpty()
        ? watched.startNanos()
        : watched.isEmpty() ? kept.startNanos() : Math.min(kept.startNanos(), watched.startNanos());
  }

  /// When the last span of either ends.
  public long endNanos() {
    return Math.max(watched.endNanos(), of(LaneKey.REFERENCE).endNanos());
  }

  /// All engines, those of the watched run first.
  public List<EngineId> engines() {
    LinkedHashSet<EngineId> engines = new LinkedHashSet<>();
    watched.lanes().forEach(each -> engines.add(each.lane().engine()));
    of(LaneKey.REFERENCE).lanes().forEach(each -> engines.add(each.lane().engine()));
    return List.copyOf(engines);
  }

  /// The lanes of an engine: those of the run to compare with above the others.
  public List<LaneKey> lanes(EngineId engine) {
    List<LaneKey> keys = new ArrayList<>();
    for (int run : new int[] {LaneKey.REFERENCE, LaneKey.WATCHED}) {
      for (LaneSpans each : of(run).lanes()) {
        LaneKey key = LaneKey.of(run, each.lane());
        if (each.lane().engine().equals(engine) && !keys.contains(key)) {
          keys.add(key);
        }
      }
    }
    return keys;
  }

  /// The spans of a lane.
  public Optional<LaneSpans> lane(LaneKey key) {
    return of(key.run()).lanes().stream()
        .filter(each -> LaneKey.of(key.run(), each.lane()).equals(key))
        .findFirst();
  }
}
