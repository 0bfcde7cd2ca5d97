package io.optimum.workbench.ui.knobs;

import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Pacing;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.ui.session.LiveRun;
import io.optimum.workbench.ui.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Changes the chosen deployments, one step of undo each. The run that goes on follows them.
public final class KnobsViewModel {
  private final Session session;
  private final LiveRun live;
  private final ObservableList<KnobRow> rows = FXCollections.observableArrayList();

  public KnobsViewModel(Session session, LiveRun live) {
    this.session = session;
    this.live = live;
    session.selection().deploymentsProperty().subscribe(() -> list());
    session.selection().gpuProperty().subscribe(() -> list());
    live.steeringProperty().subscribe(() -> list());
    live.requestProperty().subscribe(() -> list());
  }

  ObservableList<KnobRow> rows() {
    return rows;
  }

  /// What changes do, besides being predicted.
  StringBinding effect() {
    return Bindings.createStringBinding(
        () ->
            live.steeringProperty().get()
                ? "A run goes on: pacing, priority and batch size steer it now."
                : !live.runningProperty().get()
                    ? "Changes are predicted at once."
                    : live.replayed().isPresent()
                        ? "A recording plays, which nothing steers. Changes are predicted at once."
                        : "A run of other engines goes on, which nothing here steers. Changes are"
                            + " predicted at once.",
        live.steeringProperty(),
        live.runningProperty(),
        live.requestProperty());
  }

  /// What is chosen but waits for the next run, said where the knobs are not in sight; empty =
  /// nothing waits.
  public StringBinding waiting() {
    return Bindings.createStringBinding(
        () -> {
          String engines =
              rows.stream()
                  .filter(KnobRow::waits)
                  .map(row -> row.deployment().engine().value())
                  .collect(Collectors.joining(", "));
          return engines.isEmpty()
              ? ""
              : "The run that goes on keeps the streams, CUDA graph and SM share of %s. What is"
                      .formatted(engines)
                  + " chosen of these is for the next run.";
        },
        rows);
  }

  void setBatchSize(int index, int batchSize) {
    change("Change batch size", index, rows.get(index).deployment().withBatchSize(batchSize));
  }

  void setStreams(int index, int streams) {
    change("Change streams", index, rows.get(index).deployment().withStreams(streams));
  }

  void setPriority(int index, StreamPriority priority) {
    change("Change priority", index, rows.get(index).deployment().withPriority(priority));
  }

  void setCudaGraph(int index, boolean graph) {
    change("Change CUDA graph", index, rows.get(index).deployment().withCudaGraph(graph));
  }

  /// @param fraction share of the rate alone; 1 = no limit
  void setPacing(int index, double fraction) {
    Pacing pacing = rows.get(index).pacing(fraction);
    change("Change pacing", index, rows.get(index).deployment().withPacing(pacing));
  }

  /// A slider was taken hold of: until it is let go, its changes are one step of undo.
  void beginGesture() {
    session.beginGesture();
  }

  void endGesture() {
    session.endGesture();
  }

  private void change(String title, int index, Deployment changed) {
    List<Deployment> all = new ArrayList<>(session.selection().deployments());
    all.set(index, changed);
    session.deploy(title, all);
  }

  private void list() {
    GpuId gpu = session.selection().gpuProperty().get();
    List<KnobRow> now = new ArrayList<>();
    List<Deployment> deployments = session.selection().deployments();
    for (int i = 0; gpu != null && i < deployments.size(); i++) {
      row(i, deployments.get(i), gpu).ifPresent(now::add);
    }
    if (!now.equals(rows)) {
      rows.setAll(now);
    }
  }

  private Optional<Deployment> begun(int index) {
    RunRequest run = live.requestProperty().get();
    return live.steeringProperty().get() && run != null
        ? Optional.of(run.combination().deployments().get(index))
        : Optional.empty();
  }

  private Optional<KnobRow> row(int index, Deployment each, GpuId gpu) {
    Profiles profiles = session.project().profiles();
    Optional<EngineProfile> profile = profiles.find(each.engine(), gpu, each.batchSize());
    return profile.map(at ->
        new KnobRow(
            index,
            each,
            profiles.batchSizes(each.engine(), gpu),
            1e9 / at.latencyNanos() * each.streams(),
            begun(index)));
  }
}
