package io.optimum.workbench.ui.timeline.model;

import io.optimum.workbench.ui.timeline.span.LaneKey;
import io.optimum.workbench.ui.timeline.span.LaneSpans;
import io.optimum.workbench.ui.timeline.span.Runs;
import io.optimum.workbench.ui.timeline.span.SpanHit;
import io.optimum.workbench.ui.timeline.span.Track;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Looks for kernels by name, in the order in which they start.
///
/// @param runs where
/// @param matches for each run, the names that match, by index
public record Finder(Runs runs, List<BitSet> matches) {
  /// Starts to look for names that contain `query`, or match it as a regular expression.
  public static Finder of(Runs runs, String query) {
    Pattern pattern = pattern(query);
    List<BitSet> matches = new ArrayList<>();
    for (int run : new int[] {LaneKey.REFERENCE, LaneKey.WATCHED}) {
      BitSet found = new BitSet();
      List<String> names = runs.of(run).names();
      for (int i = 0; i < names.size(); i++) {
        found.set(i, !query.isEmpty() && pattern.matcher(names.get(i)).find());
      }
      matches.add(found);
    }
    return new Finder(runs, matches);
  }

  private static Pattern pattern(String query) {
    try {
      return Pattern.compile(query, Pattern.CASE_INSENSITIVE);
    } catch (PatternSyntaxException _) {
      return Pattern.compile(Pattern.quote(query), Pattern.CASE_INSENSITIVE);
    }
  }

  private boolean matches(int run, Track track, int span) {
    return !track.isCopy(span) && matches.get(run).get(track.name(span));
  }

  /// How many spans match.
  long count() {
    long count = 0;
    for (int run : new int[] {LaneKey.REFERENCE, LaneKey.WATCHED}) {
      if (!matches.get(run).isEmpty()) {
        for (LaneSpans lane : runs.of(run).lanes()) {
          for (int span = 0; span < lane.operations().size(); span++) {
            count += matches(run, lane.operations(), span) ? 1 : 0;
          }
        }
      }
    }
    return count;
  }

  /// A moment on a lane; spans that start together are ordered by lane.
  private record Place(long startNanos, int lane) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparingLong(Place::startNanos).thenComparingInt(Place::lane);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  /// The first match after a span, or after a moment when there is none; from the start again when
  /// there is none after it.
  Optional<SpanHit> next(Optional<SpanHit> from, double nanos) {
    Place place = place(from, nanos, Integer.MIN_VALUE);
    return first(place).or(() -> first(new Place(Long.MIN_VALUE, 0)));
  }

  /// The same backwards.
  Optional<SpanHit> previous(Optional<SpanHit> from, double nanos) {
    Place place = place(from, nanos, Integer.MAX_VALUE);
    return last(place).or(() -> last(new Place(Long.MAX_VALUE, 0)));
  }

  private Place place(Optional<SpanHit> from, double nanos, int laneOfMoment) {
    return from.map(
            hit -> new Place(hit.track().startNanos(hit.span()), lanes().indexOf(hit.key())))
        .orElse(new Place((long) nanos, laneOfMoment));
  }

  private List<LaneKey> lanes() {
    return runs.engines().stream().flatMap(engine -> runs.lanes(engine).stream()).toList();
  }

  private Optional<SpanHit> first(Place after) {
    List<LaneKey> lanes = lanes();
    Optional<SpanHit> best = Optional.empty();
    Place least = new Place(Long.MAX_VALUE, Integer.MAX_VALUE);
    for (int i = 0; i < lanes.size(); i++) {
      LaneKey key = lanes.get(i);
      LaneSpans lane = runs.lane(key).orElseThrow();
      Track track = lane.operations();
      for (int span = track.firstEndingAfter(after.startNanos, 0); span < track.size(); span++) {
        Place here = new Place(track.startNanos(span), i);
        if (here.compareTo(least) >= 0) {
          break;
        }
        if (here.compareTo(after) > 0 && matches(key.run(), track, span)) {
          least = here;
          best = Optional.of(new SpanHit(track, span, lane, key.run()));
        }
      }
    }
    return best;
  }

  private Optional<SpanHit> last(Place before) {
    List<LaneKey> lanes = lanes();
    Optional<SpanHit> best = Optional.empty();
    Place greatest = new Place(Long.MIN_VALUE, Integer.MIN_VALUE);
    for (int i = 0; i < lanes.size(); i++) {
      LaneKey key = lanes.get(i);
      LaneSpans lane = runs.lane(key).orElseThrow();
      Track track = lane.operations();
      int span = Math.min(track.size() - 1, track.firstEndingAfter(before.startNanos, 0));
      for (; span >= 0; span--) {
        Place here = new Place(track.startNanos(span), i);
        if (here.compareTo(greatest) <= 0) {
          break;
        }
        if (here.compareTo(before) < 0 && matches(key.run(), track, span)) {
          greatest = here;
          best = Optional.of(new SpanHit(track, span, lane, key.run()));
        }
      }
    }
    return best;
  }
}
