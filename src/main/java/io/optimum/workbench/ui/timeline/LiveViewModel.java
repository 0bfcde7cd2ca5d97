package io.optimum.workbench.ui.timeline;

import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.EngineId;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.RunRequest;
import io.optimum.workbench.domain.ServiceTarget;
import io.optimum.workbench.ui.session.LiveRun;
import io.optimum.workbench.ui.session.Recordings;
import io.optimum.workbench.ui.session.Session;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// The run being watched, and the lanes that draw it.
public final class LiveViewModel {
  private final Session session;
  private final LiveRun live;
  private final TimelineViewModel lanes;
  private final Recordings recordings;
  private final Function<RunRequest, Provenance> provenance;

  /// @param recordings makes and opens recordings
  /// @param provenance says what a run's spans will be: simulated, or of a real GPU
  public LiveViewModel(
      Session session,
      LiveRun live,
      TimelineViewModel lanes,
      Recordings recordings,
      Function<RunRequest, Provenance> provenance) {
    this.session = session;
    this.live = live;
    this.lanes = lanes;
    this.recordings = recordings;
    this.provenance = provenance;
    live.watchedBy(this::restart);
  }

  Recordings recordings() {
    return recordings;
  }

  LiveRun live() {
    return live;
  }

  TimelineViewModel lanes() {
    return lanes;
  }

  Session session() {
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
    lanes.restart(live.replayed().orElseGet(() -> provenance.apply(request)));
    return lanes.store();
  }
}
