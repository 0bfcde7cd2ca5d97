package io.optimum.workbench.ui.timeline.model;

import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.ui.session.LiveRun;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.SharedGpu;
import io.optimum.workbench.ui.timeline.span.SpanSnapshot;
import io.optimum.workbench.ui.timeline.span.SpanStore;
import io.optimum.workbench.workflow.predict.PredictStep;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// Runs each engine of a combination alone, under the same request, to be seen above the run they
/// share: as it is, or with all times stretched by the slowdown that is predicted for the engine.
public final class SoloRuns {
  /// More would only fill memory: the runs repeat themselves.
  private static final long LONGEST_NANOS = 200_000_000;

  private static final long SHORTEST_NANOS = 10_000_000;

  private final Session session;
  private final LiveRun.Runner runner;
  private final PredictStep predictor;
  private final Tasks tasks;

  public SoloRuns(Session session, LiveRun.Runner runner, PredictStep predictor, Tasks tasks) {
    this.session = session;
    this.runner = runner;
    this.predictor = predictor;
    this.tasks = tasks;
  }

  /// @param wanted alone, or as predicted
  /// @param together the run they share
  /// @param wantedNanos how long it is
  /// @param done is given the spans of all of them, each at its deployment's place
  void run(Counterpart wanted, RunRequest together, long wantedNanos, Consumer<SpanSnapshot> done) {
    Project project = session.project();
    long nanos = Math.clamp(wantedNanos, SHORTEST_NANOS, LONGEST_NANOS);
    String title = "Run each engine alone";
    tasks.run(
        title,
        progress -> run(project, together, nanos, stretches(wanted, project, together), progress),
        done,
        failure ->
            new SharedGpu(session)
                .failed(
                    title, failure, () -> besideOthers().run(wanted, together, wantedNanos, done)));
  }

  private SoloRuns besideOthers() {
    return new SoloRuns(session, runner.besideOthers(), predictor, tasks);
  }

  /// By how much the times of each deployment grow.
  private List<Double> stretches(Counterpart wanted, Project project, RunRequest together) {
    return switch (wanted) {
      case ALONE -> together.combination().deployments().stream().map(_ -> 1.0).toList();
      case PREDICTED ->
          predictor.predict(project, together.gpu(), together.combination()).slowdowns().stream()
              .map(Interval::mid)
              .toList();
    };
  }

  private SpanSnapshot run(
      Project project, RunRequest together, long nanos, List<Double> stretches, Progress progress) {
    SpanStore store = new SpanStore();
    int count = stretches.size();
    for (int i = 0; i < count; i++) {
      runner.run(
          project,
          alone(together, i, nanos),
          new RunControl(),
          at(i, stretches.get(i), store),
          progress.part((double) i / count, (i + 1.0) / count));
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
  private static SpanSink at(int index, double stretch, SpanStore store) {
    return batch ->
        store.accept(
            new SpanBatch(
                batch.lanes().stream()
                    .map(lane ->
                        new SpanBatch.Lane(index, lane.stream(), lane.engine(), lane.priority()))
                    .toList(),
                batch.names(),
                batch.launches(),
                batch.lane(),
                batch.kind(),
                batch.nameIndex(),
                batch.inference(),
                times(batch.startNanos(), stretch),
                times(batch.endNanos(), stretch),
                batch.soloNanos(),
                batch.smCount()));
  }

  private static long[] times(long[] nanos, double stretch) {
    return Arrays.stream(nanos).map(each -> Math.round(each * stretch)).toArray();
  }
}
