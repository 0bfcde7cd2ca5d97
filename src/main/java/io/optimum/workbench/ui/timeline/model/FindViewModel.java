package io.optimum.workbench.ui.timeline.model;

import io.optimum.workbench.ui.style.Format;
import io.optimum.workbench.ui.timeline.span.SpanHit;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What is looked for on the lanes, and going from one to the next.
public final class FindViewModel {
  private final TimelineViewModel timeline;
  private final StringProperty query = new SimpleStringProperty(this, "query", "");
  private final ReadOnlyStringWrapper found = new ReadOnlyStringWrapper(this, "found", "");

  FindViewModel(TimelineViewModel timeline) {
    this.timeline = timeline;
    query.subscribe(_ -> found.set(""));
  }

  /// Words or a regular expression that names of kernels contain; empty = nothing is looked for.
  public StringProperty queryProperty() {
    return query;
  }

  /// How many there are, in words; empty until it was asked for.
  public ReadOnlyStringProperty foundProperty() {
    return found.getReadOnlyProperty();
  }

  /// Empty while nothing is looked for.
  public Optional<Finder> finder() {
    return query.get().isEmpty()
        ? Optional.empty()
        : Optional.of(Finder.of(timeline.runsProperty().get(), query.get()));
  }

  /// Goes to the next kernel that matches, with -1 to the one before.
  public void go(int by) {
    finder()
        .ifPresent(finder -> {
          Optional<SpanHit> from = timeline.currentProperty().get();
          double nanos = timeline.viewProperty().get().min();
          Optional<SpanHit> hit = by < 0 ? finder.previous(from, nanos) : finder.next(from, nanos);
          long count = finder.count();
          found.set(
              count == 0 ? "none" : Format.count(count) + (count == 1 ? " kernel" : " kernels"));
          hit.ifPresent(timeline::goTo);
        });
  }
}
