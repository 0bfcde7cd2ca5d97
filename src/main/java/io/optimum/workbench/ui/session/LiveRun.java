package io.optimum.workbench.ui.session;

import io.optimum.workbench.device.Mechanism;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.Steering;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.task.TaskHandle;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.campaign.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import org.jspecify.annotations.Nullable;

/// The run that is being watched. Screens start and stop it, the timeline draws its spans, and it
/// follows the settings of the chosen deployments while it goes. Its numbers are shown but not
/// recorded: a steered run belongs to no one setting.
public final class LiveRun {
  /// Device time after which a watched run ends by itself.
  private static final long MAX_NANOS = 5_000_000_000L;

  private final Session session;
  private final Function<Set<Mechanism>, Runner> runners;
  private final Tasks tasks;
  private final DoubleProperty speed = new SimpleDoubleProperty(0.02);
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper steering = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable RunRequest> request = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable RunResult> outcome = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper about = new ReadOnlyStringWrapper("");
  private Optional<Provenance> replayed = Optional.empty();
  private Function<RunRequest, SpanSink> watcher = _ -> SpanSink.none();
  private RunControl control = new RunControl();
  private List<Deployment> steered = List.of();
  private @Nullable TaskHandle handle;

  /// Runs a combination once.
  @FunctionalInterface
  public interface Runner {
    RunResult run(
        Project project, RunRequest request, RunControl control, SpanSink spans, Progress progress);

    /// The same on a GPU that other processes use.
    default Runner besideOthers() {
      return this;
    }

    /// Runs it where things are measured.
    static Runner of(MeasureStep measuring) {
      return new Measured(measuring);
    }
  }

  private record Measured(MeasureStep measuring) implements Runner {
    @Override
    public RunResult run(
        Project project,
        RunRequest request,
        RunControl control,
        SpanSink spans,
        Progress progress) {
      return measuring.watch(project, request, control, spans, progress);
    }

    @Override
    public Runner besideOthers() {
      return new Measured(measuring.besideOthers());
    }
  }

  /// @param runners of simulated GPUs without some mechanisms
  public LiveRun(Session session, Function<Set<Mechanism>, Runner> runners, Tasks tasks) {
    this.session = session;
    this.runners = runners;
    this.tasks = tasks;
    running.subscribe(_ -> refreshSteering());
    session.selection().deploymentsProperty().subscribe(this::steerTo);
    session.projectProperty().subscribe(this::stopWithout);
  }

  /// Who draws the spans; asked once per run, on the window's thread.
  public void watchedBy(Function<RunRequest, SpanSink> newWatcher) {
    watcher = newWatcher;
  }

  /// Device time per wall time of the next run: 0.01 = a hundredfold slow motion.
  public DoubleProperty speedProperty() {
    return speed;
  }

  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /// Whether a run goes on that the chosen deployments steer: their pacing, priority and batch
  /// size. A replay and a run of other engines are not steered.
  public ReadOnlyBooleanProperty steeringProperty() {
    return steering.getReadOnlyProperty();
  }

  /// What runs, or ran last; null before the first run.
  public ReadOnlyObjectProperty<@Nullable RunRequest> requestProperty() {
    return request.getReadOnlyProperty();
  }

  /// What the last run showed; null while none has ended by itself.
  public ReadOnlyObjectProperty<@Nullable RunResult> outcomeProperty() {
    return outcome.getReadOnlyProperty();
  }

  /// What the numbers of a replayed run are; empty for a run that is no replay.
  public Optional<Provenance> replayed() {
    return replayed;
  }

  /// What there is to say of the run besides: that it is recorded or replayed; may be empty.
  public ReadOnlyStringProperty aboutProperty() {
    return about.getReadOnlyProperty();
  }

  /// Why the last run failed; empty = it did not.
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// Runs the selected combination; a run that goes on is stopped first.
  public void start() {
    start(runners.apply(session.selection().arrangement().without()), "");
  }

  /// The same by another runner, one that records for example.
  ///
  /// @param about what to say of the run
  public void start(Runner how, String about) {
    GpuId gpu = session.selection().gpuProperty().get();
    Optional<Combination> chosen = session.selection().arranged();
    if (gpu == null || chosen.isEmpty()) {
      return;
    }
    RunRequest next =
        RunRequest.closedLoop(
                gpu,
                chosen.get(),
                Protocol.WARM_UP_NANOS,
                StopRule.after(MAX_NANOS),
                session.project().settings().seed())
            .withLoads(session.selection().loads());
    String arranged = session.selection().arrangement().words();
    String said = arranged.isEmpty() ? about : "%sShared by %s. ".formatted(about, arranged);
    launch(next, new Launch(how, said, Optional.empty(), chosen.get().deployments()));
  }

  /// Plays a recorded run, which cannot be steered; a run that goes on is stopped first.
  public void play(RunRequest recorded, Provenance provenance, Runner how, String about) {
    launch(recorded, new Launch(how, about, Optional.of(provenance), List.of()));
  }

  private record Launch(
      Runner how, String about, Optional<Provenance> replayed, List<Deployment> steerable) {
    Launch besideOthers() {
      return new Launch(how.besideOthers(), about, replayed, steerable);
    }
  }

  private void launch(RunRequest untraced, Launch launch) {
    stop();
    RunRequest next = untraced.traced(speed.get());
    Project project = session.project();
    RunControl own = new RunControl();
    control = own;
    steered = launch.steerable;
    replayed = launch.replayed;
    about.set(launch.about);
    request.set(next);
    outcome.set(null);
    problem.set("");
    running.set(true);
    SpanSink spans;
    try {
      spans = watcher.apply(next);
    } catch (IllegalArgumentException | IllegalStateException e) {
      failed(own, e, () -> {});
      return;
    }
    handle =
        tasks.run(
            (replayed.isPresent() ? "Replay " : "Run ") + Titles.of(next.combination()),
            progress -> launch.how.run(project, next, own, spans, progress),
            seen -> ended(own, seen),
            failure -> failed(own, failure, () -> launch(untraced, launch.besideOthers())));
  }

  private void ended(RunControl of, RunResult seen) {
    if (of.equals(control)) {
      running.set(false);
      outcome.set(seen);
    }
  }

  private void failed(RunControl of, Throwable failure, Runnable besideOthers) {
    String message = new SharedGpu(session).failed("Run", failure, besideOthers);
    if (of.equals(control)) {
      running.set(false);
      problem.set(message);
    }
  }

  /// The chosen settings changed: the run that goes on follows where it can.
  private void steerTo(List<Deployment> wanted) {
    refreshSteering();
    if (!steering.get()) {
      return;
    }
    for (int i = 0; i < wanted.size(); i++) {
      steer(i, steered.get(i), wanted.get(i));
    }
    steered = wanted;
  }

  private void refreshSteering() {
    steering.set(
        running.get()
            && !steered.isEmpty()
            && engines(steered).equals(engines(session.selection().deployments())));
  }

  private static List<EngineId> engines(List<Deployment> deployments) {
    return deployments.stream().map(Deployment::engine).toList();
  }

  /// Another project is open: the run that goes on is not of its engines.
  private void stopWithout(Project open) {
    RunRequest now = request.get();
    Set<EngineId> engines = open.engines().stream().map(Engine::id).collect(Collectors.toSet());
    if (now != null
        && replayed.isEmpty()
        && now.combination().deployments().stream()
            .anyMatch(each -> !engines.contains(each.engine()))) {
      stop();
    }
  }

  private void steer(int index, Deployment from, Deployment to) {
    if (!from.pacing().equals(to.pacing())) {
      control.steer(new Steering.SetPacing(index, to.pacing()));
    }
    if (from.priority() != to.priority()) {
      control.steer(new Steering.SetPriority(index, to.priority()));
    }
    if (from.batchSize() != to.batchSize()) {
      control.steer(new Steering.SetBatchSize(index, to.batchSize()));
    }
  }

  public void stop() {
    if (handle != null && handle.isRunning()) {
      handle.cancel();
    }
    running.set(false);
  }
}
