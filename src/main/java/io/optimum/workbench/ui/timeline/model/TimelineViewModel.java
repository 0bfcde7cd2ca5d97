package io.optimum.workbench.ui.timeline.model;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.run.SpanKind;
import io.optimum.workbench.ui.chart.Axis;
import io.optimum.workbench.ui.fx.Latest;
import io.optimum.workbench.ui.timeline.span.Arrangement;
import io.optimum.workbench.ui.timeline.span.KernelBook;
import io.optimum.workbench.ui.timeline.span.LaneKey;
import io.optimum.workbench.ui.timeline.span.Runs;
import io.optimum.workbench.ui.timeline.span.SpanHit;
import io.optimum.workbench.ui.timeline.span.SpanSnapshot;
import io.optimum.workbench.ui.timeline.span.SpanStore;
import io.optimum.workbench.ui.timeline.span.TimeRange;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;

/// Which part of a run is seen, what is selected and measured. Belongs to the window's thread; the
/// device's thread only knows the [SpanStore].
public final class TimelineViewModel {
  /// What is seen before there is more to see.
  private static final double FIRST_VIEW_NANOS = 20e6;

  /// The view never shows less: below it, spans are whole screens.
  private static final double LEAST_VIEW_NANOS = 200;

  /// Share of the view that may lie before or after the run.
  private static final double LEEWAY = 0.1;

  private static final int REMEMBERED_VIEWS = 100;

  private final SpanStore store;
  private final Latest<RangeStatistics> computing;
  private final ReadOnlyObjectWrapper<SpanSnapshot> snapshot =
      new ReadOnlyObjectWrapper<>(this, "snapshot", SpanSnapshot.empty());
  private final ReadOnlyObjectWrapper<Axis> view =
      new ReadOnlyObjectWrapper<>(this, "view", Axis.linear(0, FIRST_VIEW_NANOS));
  private final ReadOnlyObjectWrapper<Optional<TimeRange>> selection =
      new ReadOnlyObjectWrapper<>(this, "selection", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RangeStatistics>> statistics =
      new ReadOnlyObjectWrapper<>(this, "statistics", Optional.empty());
  private final BooleanProperty following = new SimpleBooleanProperty(this, "following", true);
  private final BooleanProperty awaited = new SimpleBooleanProperty(this, "awaited");
  private final ObjectProperty<Optional<Provenance>> provenance =
      new SimpleObjectProperty<>(this, "provenance", Optional.empty());
  private final ObjectProperty<Map<EngineId, Long>> objectives =
      new SimpleObjectProperty<>(this, "objectives", Map.of());
  private final ReadOnlyObjectWrapper<Runs> runs =
      new ReadOnlyObjectWrapper<>(this, "runs", Runs.none());
  private final ObjectProperty<Arrangement> arrangement =
      new SimpleObjectProperty<>(this, "arrangement", Arrangement.ALL);
  private final ReadOnlyObjectWrapper<Optional<SpanHit>> current =
      new ReadOnlyObjectWrapper<>(this, "current", Optional.empty());
  private final FindViewModel find = new FindViewModel(this);
  private KernelBook book = KernelBook.EMPTY;
  private final NotesViewModel notes = new NotesViewModel();
  private final LongProperty lost = new SimpleLongProperty(this, "lost");
  private Consumer<Counterpart> counterpart = _ -> {};
  private final Deque<Axis> earlierViews = new ArrayDeque<>();
  private boolean inZoomGesture;

  /// @param store what the device writes to
  /// @param worker computes statistics beside the window's thread
  public TimelineViewModel(SpanStore store, Executor worker) {
    this.store = store;
    this.computing = new Latest<>(worker, this::show, _ -> statistics.set(Optional.empty()));
    following.subscribe(this::follow);
  }

  /// Where spans come from; hand it to a device as its sink.
  public SpanStore store() {
    return store;
  }

  /// Whether the view moves along with the newest span.
  public BooleanProperty followingProperty() {
    return following;
  }

  /// Whether spans are to come.
  public BooleanProperty awaitedProperty() {
    return awaited;
  }

  /// What produced the spans; empty while there are none.
  public ObjectProperty<Optional<Provenance>> provenanceProperty() {
    return provenance;
  }

  /// Latency objectives; inferences that took longer are marked. May be empty.
  public ObjectProperty<Map<EngineId, Long>> objectivesProperty() {
    return objectives;
  }

  /// The time that is seen, in nanoseconds since the start of the run.
  public ReadOnlyObjectProperty<Axis> viewProperty() {
    return view.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<TimeRange>> selectionProperty() {
    return selection.getReadOnlyProperty();
  }

  /// What happened in the selection; follows a moment later.
  public ReadOnlyObjectProperty<Optional<RangeStatistics>> statisticsProperty() {
    return statistics.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<SpanSnapshot> snapshotProperty() {
    return snapshot.getReadOnlyProperty();
  }

  /// The run that is watched, and the one to compare it with.
  public ReadOnlyObjectProperty<Runs> runsProperty() {
    return runs.getReadOnlyProperty();
  }

  /// How the rows are put together.
  public ObjectProperty<Arrangement> arrangementProperty() {
    return arrangement;
  }

  /// Whether the lanes have a stream that ran.
  public boolean shows(LaneKey lane) {
    return runs.get()
        .lane(lane)
        .filter(spans -> arrangement.get().shows(lane, spans.lane()))
        .isPresent();
  }

  public void arrange(UnaryOperator<Arrangement> change) {
    arrangement.set(change.apply(arrangement.get()));
  }

  /// The span that is chosen, with its details.
  public ReadOnlyObjectProperty<Optional<SpanHit>> currentProperty() {
    return current.getReadOnlyProperty();
  }

  /// Finds kernels by name.
  public FindViewModel find() {
    return find;
  }

  /// What a person noted on the run.
  public NotesViewModel notes() {
    return notes;
  }

  /// Begins a note on the selected piece, or on what is seen.
  public void beginNote() {
    Axis seen = view.get();
    notes.begin(selection.get().orElseGet(() -> new TimeRange(seen.min(), seen.max())));
  }

  public KernelBook book() {
    return book;
  }

  public SpanDetail detail(SpanHit hit) {
    SpanDetail detail = SpanDetail.of(hit, runs.get().of(hit.run()).names(), book);
    Long limit = objectives.get().get(hit.lane().lane().engine());
    boolean whole = hit.track().kind(hit.span()) == SpanKind.INFERENCE;
    return limit != null && whole ? detail.withLimit(hit.lengthNanos(), limit) : detail;
  }

  /// Keeps the run that is watched, to compare the next ones with it.
  ///
  /// @param title what it is, in a word or two
  public void keep(String title) {
    if (!snapshot.get().isEmpty()) {
      provenance.get().ifPresent(of -> compareWith(title, snapshot.get(), of));
    }
  }

  /// Shows another run on the same clock, above the one that is watched.
  public void compareWith(String title, SpanSnapshot spans, Provenance of) {
    runs.set(new Runs(snapshot.get(), Optional.of(new Runs.Reference(title, spans, of))));
  }

  /// Makes something to compare the run with, and shows it above.
  public void compareWith(Counterpart wanted) {
    counterpart.accept(wanted);
  }

  /// @param maker makes it
  void counterpartBy(Consumer<Counterpart> maker) {
    counterpart = maker;
  }

  /// Spans that the device could not hand over.
  public LongProperty lostProperty() {
    return lost;
  }

  /// Shows the run that is watched alone.
  public void compareWithNothing() {
    runs.set(new Runs(snapshot.get(), Optional.empty()));
  }

  /// Starts over for another run; the one to compare with stays.
  ///
  /// @param newBook what is known of its kernels
  public void restart(Provenance newProvenance, KernelBook newBook) {
    book = newBook;
    store.clear(newBook);
    provenance.set(Optional.of(newProvenance));
    earlierViews.clear();
    clearSelection();
    view.set(Axis.linear(0, FIRST_VIEW_NANOS));
    following.set(true);
    pull();
  }

  /// Takes what the device wrote since the last frame.
  ///
  /// @return whether there was anything
  public boolean pull() {
    SpanSnapshot now = store.snapshot();
    if (now.version() == snapshot.get().version()) {
      return false;
    }
    boolean reachesIntoSelection =
        selection.get().isPresent() && selection.get().get().endNanos() > snapshot.get().endNanos();
    snapshot.set(now);
    runs.set(runs.get().withWatched(now));
    follow();
    if (reachesIntoSelection) {
      measure();
    }
    return true;
  }

  /// Makes the view `factor` times as long around the moment at `fraction` of it.
  public void zoom(double factor, double fraction) {
    if (!inZoomGesture) {
      remember();
      inZoomGesture = true;
    }
    double longest = Math.max(FIRST_VIEW_NANOS, 4.0 * runs.get().endNanos());
    double bounded = Math.clamp(view.get().length() * factor, LEAST_VIEW_NANOS, longest);
    view.set(view.get().zoomed(bounded / view.get().length(), following.get() ? 1 : fraction));
  }

  /// Moves the view by a share of its length; the lanes stop following.
  public void pan(double fraction) {
    following.set(false);
    inZoomGesture = false;
    view.set(withinRun(view.get().panned(fraction)));
  }

  /// Shows the whole run.
  public void fit() {
    following.set(false);
    Runs all = runs.get();
    jump(
        all.isEmpty()
            ? Axis.linear(0, FIRST_VIEW_NANOS)
            : Axis.linear(all.startNanos(), Math.max(all.startNanos() + 1000, all.endNanos())));
  }

  /// Shows the selection, with a little around it.
  public void zoomToSelection() {
    selection
        .get()
        .ifPresent(range -> {
          following.set(false);
          double length = Math.max(LEAST_VIEW_NANOS, range.lengthNanos());
          double middle = (range.startNanos() + range.endNanos()) / 2;
          jump(Axis.linear(middle - length * 0.55, middle + length * 0.55));
        });
  }

  /// Goes back to the view before the last zoom.
  public void back() {
    inZoomGesture = false;
    if (!earlierViews.isEmpty()) {
      following.set(false);
      view.set(earlierViews.pop());
    }
  }

  /// Selects a piece of the run and measures it. The lanes stop following, so that it stays in
  /// sight.
  public void select(TimeRange range) {
    following.set(false);
    inZoomGesture = false;
    current.set(Optional.empty());
    selection.set(Optional.of(range));
    measure();
  }

  public void clearSelection() {
    current.set(Optional.empty());
    selection.set(Optional.empty());
    statistics.set(Optional.empty());
  }

  /// Chooses a span: its details and the statistics of its time are shown.
  public void choose(SpanHit hit) {
    select(hit.range());
    current.set(Optional.of(hit));
  }

  /// Chooses a span and brings it into sight.
  public void goTo(SpanHit hit) {
    choose(hit);
    TimeRange range = hit.range();
    Axis seen = view.get();
    double middle = (range.startNanos() + range.endNanos()) / 2;
    if (middle < seen.min() || middle > seen.max()) {
      view.set(Axis.linear(middle - seen.length() / 2, middle + seen.length() / 2));
    }
  }

  /// Chooses the first span of a stream in the selected piece, or in sight.
  public void showStream(LaneKey key) {
    double from = selection.get().map(TimeRange::startNanos).orElse(view.get().min());
    runs.get()
        .lane(key)
        .ifPresent(lane -> {
          int span = lane.operations().firstEndingAfter(from, 0);
          if (span < lane.operations().size()) {
            current.set(Optional.of(new SpanHit(lane.operations(), span, lane, key.run())));
          }
        });
  }

  /// Chooses the next span of the row, or with -1 the one before.
  public void step(int by) {
    current.get().flatMap(hit -> hit.neighbour(by)).ifPresent(this::goTo);
  }

  /// Moves the view so that a moment is in its middle.
  public void centre(double nanos) {
    following.set(false);
    double half = view.get().length() / 2;
    view.set(withinRun(Axis.linear(nanos - half, nanos + half)));
  }

  private void show(RangeStatistics result) {
    if (selection.get().equals(Optional.of(result.range()))) {
      statistics.set(Optional.of(result));
    }
  }

  private void measure() {
    Runs now = runs.get();
    selection.get().ifPresent(range -> computing.request(() -> RangeStatistics.of(now, range)));
  }

  private void follow() {
    SpanSnapshot now = snapshot.get();
    if (following.get() && !now.isEmpty()) {
      double length = view.get().length();
      double end = Math.max(length, now.endNanos());
      view.set(Axis.linear(end - length, end));
    }
  }

  /// The same length, moved so that part of the run stays in sight.
  private Axis withinRun(Axis wanted) {
    double length = wanted.length();
    double first = runs.get().startNanos() - LEEWAY * length;
    double last = Math.max(first, runs.get().endNanos() - (1 - LEEWAY) * length);
    double from = Math.clamp(wanted.min(), first, last);
    return Axis.linear(from, from + length);
  }

  private void jump(Axis to) {
    remember();
    inZoomGesture = false;
    view.set(to);
  }

  private void remember() {
    earlierViews.push(view.get());
    if (earlierViews.size() > REMEMBERED_VIEWS) {
      earlierViews.removeLast();
    }
  }
}
