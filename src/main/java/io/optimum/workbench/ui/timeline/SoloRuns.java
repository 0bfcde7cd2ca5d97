package io.optimum.workbench.ui.timeline;

import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.Combination;
import io.optimum.workbench.domain.Deployment;
import io.optimum.workbench.domain.RunRequest;
import io.optimum.workbench.domain.SpanBatch;
import io.optimum.workbench.domain.StopRule;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.ui.session.LiveRun;
import io.optimum.workbench.ui.session.Session;
import java.util.List;
import java.util.function.Consumer;

/// Runs each engine of a combination alone, under the same request, to be seen above the run they
/// share.
public final class SoloRuns {
  /// More would only fill memory: the runs repeat themselves.
  private static final long LONGEST_NANOS = 200_000_000;

  private static final long SHORTEST_NANOS = 10_000_000;

  private final Session session;
  private final LiveRun.Runner runner;
  private final Tasks tasks;

  public SoloRuns(Session session, LiveRun.Runner runner, Tasks tasks) {
    this.session = session;
    this.runner = runner;
    this.tasks = tasks;
  }

  /// @param together the run they share
  /// @param wantedNanos how long it is
  /// @param done is given the spans of all of them, each at its deployment's place
  void run(RunRequest together, long wantedNanos, Consumer<SpanSnapshot> done) {
    Project project = session.project();
    long nanos = Math.clamp(wantedNanos, SHORTEST_NANOS, LONGEST_NANOS);
    tasks.run(
        "Run each engine alone",
        progress -> run(project, together, nanos, progress),
        done,
        failure -> session.problems().failed("Run each engine alone", failure));
  }

  private SpanSnapshot run(Project project, RunRequest together, long nanos, Progress progress) {
    SpanStore store = new SpanStore();
    List<Deployment> deployments = together.combination().deployments();
    for (int i = 0; i < deployments.size(); i++) {
      runner.run(
          project,
          alone(together, i, nanos),
          new RunControl(),
          at(i, store),
          progress.part((double) i / deployments.size(), (i + 1.0) / deployments.size()));
    }
    return store.snapshot();
  }

  private static RunRequest alone(RunRequest together, int index, long nanos) {
    Deployment deployment = together.combination().deployments().get(index);
    return RunRequest.closedLoop(
            together.gpu(),
            Combination.ofStreams(List.of(deployment)),
            together.warmUpNanos(),
            StopRule.after(nanos),
            together.seed())
        .withLoads(List.of(together.loads().get(index)))
        .traced(0);
  }

  /// A sink that puts the only deployment of a run at its place among all.
  private static SpanSink at(int index, SpanStore store) {
    return batch ->
        store.accept(
            new SpanBatch(
                batch.lanes().stream()
                    .map(lane ->
                        new SpanBatch.Lane(index, lane.stream(), lane.engine(), lane.priority()))
                    .toList(),
                batch.names(),
                batch.lane(),
                batch.kind(),
                batch.nameIndex(),
                batch.inference(),
                batch.startNanos(),
                batch.endNanos(),
                batch.soloNanos(),
                batch.smCount()));
  }
}
