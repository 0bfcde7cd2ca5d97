package io.optimum.workbench.ui.timeline.model;

import io.optimum.workbench.device.DeviceCapabilities;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.ui.session.LiveRun;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.Titles;
import io.optimum.workbench.ui.session.file.Recordings;
import io.optimum.workbench.ui.timeline.span.KernelBook;
import io.optimum.workbench.ui.timeline.span.SpanSnapshot;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// The run being watched, and the lanes that draw it.
public final class LiveViewModel {
  private final Session session;
  private final LiveRun live;
  private final TimelineViewModel lanes;
  private final Recordings recordings;
  private final Function<RunRequest, DeviceCapabilities> device;
  private final BooleanProperty realGpu = new SimpleBooleanProperty();
  private @Nullable Made made;

  /// What a run was compared with.
  private record Made(Combination together, SpanSnapshot spans) {}

  /// @param recordings makes and opens recordings
  /// @param device says what a run goes on: a simulated GPU, or a real one
  /// @param solo runs engines alone, to compare with
  public LiveViewModel(
      Session session,
      LiveRun live,
      TimelineViewModel lanes,
      Recordings recordings,
      Function<RunRequest, DeviceCapabilities> device,
      SoloRuns solo) {
    this.session = session;
    this.live = live;
    this.lanes = lanes;
    this.recordings = recordings;
    this.device = device;
    live.watchedBy(this::restart);
    lanes.counterpartBy(wanted -> run(wanted, solo));
    live.outcomeProperty()
        .subscribe(seen -> lanes.lostProperty().set(seen == null ? 0 : seen.droppedSpans()));
    lanes.awaitedProperty().bind(live.runningProperty());
    live.runningProperty()
        .subscribe((_, running) -> {
          if (!running) {
            lanes.pull();
            lanes.followingProperty().set(false);
          }
        });
    lanes
        .notes()
        .keptBy(change ->
            session.edit("Note on the timeline", p -> p.withNotes(change.apply(p.notes()))));
    session.projectProperty().subscribe(_ -> showNotes());
    live.requestProperty().subscribe(_ -> showNotes());
  }

  public Recordings recordings() {
    return recordings;
  }

  public LiveRun live() {
    return live;
  }

  public TimelineViewModel lanes() {
    return lanes;
  }

  /// Whether runs go on a real GPU, which has its own time.
  public BooleanProperty realGpuProperty() {
    return realGpu;
  }

  public Session session() {
    return session;
  }

  private SpanSink restart(RunRequest request) {
    Map<EngineId, Long> limits = new TreeMap<>();
    for (ServiceTarget target : session.project().settings().targets()) {
      if (target.sloP99Nanos() > 0) {
        limits.put(target.engine(), target.sloP99Nanos());
      }
    }
    lanes.objectivesProperty().set(limits);
    forgetWhatIsOf(request.combination());
    DeviceCapabilities on = device.apply(request);
    lanes.restart(
        live.replayed().orElse(on.provenance()),
        KernelBook.of(on.gpu(), request.combination().deployments(), session.project().profiles()));
    return lanes.store();
  }

  private void showNotes() {
    RunRequest run = live.requestProperty().get();
    lanes.notes().show(run == null ? "" : Titles.of(run.combination()), session.project().notes());
  }

  /// What was made to compare another combination with would be taken for this one's.
  private void forgetWhatIsOf(Combination next) {
    Made there = made;
    if (there != null && !there.together().equals(next) && isShown(there.spans())) {
      lanes.compareWithNothing();
    }
  }

  private boolean isShown(SpanSnapshot reference) {
    return lanes
        .runsProperty()
        .get()
        .reference()
        .filter(each -> each.spans().equals(reference))
        .isPresent();
  }

  private void run(Counterpart wanted, SoloRuns solo) {
    RunRequest together = live.requestProperty().get();
    if (together != null) {
      long nanos = lanes.snapshotProperty().get().endNanos();
      Provenance provenance =
          wanted == Counterpart.PREDICTED
              ? Provenance.PREDICTED
              : device.apply(together).provenance();
      solo.run(
          wanted,
          together,
          nanos,
          spans -> show(wanted, together.combination(), spans, provenance));
    }
  }

  /// Unless another combination runs by now.
  private void show(
      Counterpart wanted, Combination together, SpanSnapshot spans, Provenance provenance) {
    RunRequest now = live.requestProperty().get();
    if (now != null && now.combination().equals(together)) {
      made = new Made(together, spans);
      lanes.compareWith(wanted.title(), spans, provenance);
    }
  }
}
