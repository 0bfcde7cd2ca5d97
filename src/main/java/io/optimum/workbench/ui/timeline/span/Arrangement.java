package io.optimum.workbench.ui.timeline.span;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.run.SpanBatch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// How the rows are put together. Only what is shown changes, on the lanes and in the tables below:
/// spans, totals and exports stay as they are, and [#ALL] brings everything back.
///
/// @param filter regular expression that names of engines, streams and priorities must contain;
///   empty = all
/// @param hidden streams that are not shown
/// @param collapsed engines of which only their own row is shown
/// @param pinned streams that stay at the top while others scroll
/// @param order engines that were moved, first those that come first; others follow as they come
public record Arrangement(
    String filter,
    Set<LaneKey> hidden,
    Set<EngineId> collapsed,
    Set<LaneKey> pinned,
    List<EngineId> order) {
  public static final Arrangement ALL =
      new Arrangement("", Set.of(), Set.of(), Set.of(), List.of());

  public Arrangement {
    hidden = Set.copyOf(hidden);
    collapsed = Set.copyOf(collapsed);
    pinned = Set.copyOf(pinned);
    order = List.copyOf(order);
  }

  public Arrangement withFilter(String value) {
    return new Arrangement(value, hidden, collapsed, pinned, order);
  }

  public Arrangement withHidden(LaneKey lane, boolean value) {
    return new Arrangement(filter, with(hidden, lane, value), collapsed, pinned, order);
  }

  public Arrangement withCollapsed(EngineId engine, boolean value) {
    return new Arrangement(filter, hidden, with(collapsed, engine, value), pinned, order);
  }

  public Arrangement withCollapsed(Set<EngineId> engines) {
    return new Arrangement(filter, hidden, engines, pinned, order);
  }

  public Arrangement withPinned(LaneKey lane, boolean value) {
    return new Arrangement(filter, hidden, collapsed, with(pinned, lane, value), order);
  }

  /// Moves an engine among those that are shown.
  ///
  /// @param shown the engines as they are ordered now
  /// @param by places down; negative = up
  public Arrangement moved(EngineId engine, List<EngineId> shown, int by) {
    List<EngineId> changed = new ArrayList<>(shown);
    int from = changed.indexOf(engine);
    if (from < 0) {
      return this;
    }
    changed.remove(from);
    changed.add(Math.clamp(from + (long) by, 0, changed.size()), engine);
    return new Arrangement(filter, hidden, collapsed, pinned, changed);
  }

  /// Whether the filter can be read as an expression; one that cannot is taken as plain words.
  public boolean filterIsExpression() {
    try {
      Pattern.compile(filter);
      return true;
    } catch (PatternSyntaxException _) {
      return false;
    }
  }

  /// Whether a stream is neither hidden nor filtered out. That of a folded engine is shown.
  ///
  /// @param lane what `key` stands for
  public boolean shows(LaneKey key, SpanBatch.Lane lane) {
    String label =
        "%s stream %d %s priority"
            .formatted(
                lane.engine(), lane.stream(), lane.priority().name().toLowerCase(Locale.ROOT));
    return !hidden.contains(key) && pattern().matcher(label).find();
  }

  private Pattern pattern() {
    return Pattern.compile(
        filterIsExpression() ? filter : Pattern.quote(filter), Pattern.CASE_INSENSITIVE);
  }

  public boolean changesNothing() {
    return equals(ALL);
  }

  private static <T> Set<T> with(Set<T> set, T element, boolean contained) {
    Set<T> changed = new HashSet<>(set);
    if (contained) {
      changed.add(element);
    } else {
      changed.remove(element);
    }
    return changed;
  }
}
