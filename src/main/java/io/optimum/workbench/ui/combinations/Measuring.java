package io.optimum.workbench.ui.combinations;

import io.optimum.workbench.device.Mechanism;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.SharedGpu;
import io.optimum.workbench.ui.session.Titles;
import io.optimum.workbench.ui.session.file.Recorder;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.campaign.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/// Measures the chosen combination, beside each deployment alone. What is measured on a simulated
/// GPU without some of its mechanisms shows what they do and says nothing of the engines: it is
/// shown until something else is chosen, and not kept.
final class Measuring {
  private final Session session;
  private final CombinationsViewModel.Steps steps;
  private final Tasks tasks;
  private final Consumer<String> problem;
  private final Runnable trialChanged;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private @Nullable Measurement trial;

  /// @param problem is told why it failed; empty when it begins anew
  /// @param trialChanged what is known has changed, though the project has not
  Measuring(
      Session session,
      CombinationsViewModel.Steps steps,
      Tasks tasks,
      Consumer<String> problem,
      Runnable trialChanged) {
    this.session = session;
    this.steps = steps;
    this.tasks = tasks;
    this.problem = problem;
    this.trialChanged = trialChanged;
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /// What was measured with the mechanisms that are on now: all that is kept, or the trial.
  List<Measurement> known() {
    if (without().isEmpty()) {
      return session.project().measurements();
    }
    return trial == null ? List.of() : List.of(trial);
  }

  void forgetTrial() {
    trial = null;
  }

  void measure() {
    GpuId gpu = session.selection().gpuProperty().get();
    Optional<Combination> chosen = session.selection().arranged();
    if (gpu == null || chosen.isEmpty() || busy.get()) {
      return;
    }
    RunRequest request =
        RunRequest.closedLoop(
                gpu,
                chosen.get(),
                Protocol.WARM_UP_NANOS,
                Protocol.STOP,
                session.project().settings().seed())
            .withLoads(session.selection().loads());
    if (without().isEmpty()) {
      keep(request, steps.measure());
    } else {
      tryOut(request, steps.measure().without(without()));
    }
  }

  private Set<Mechanism> without() {
    return session.selection().arrangement().without();
  }

  private void keep(RunRequest request, MeasureStep measuring) {
    Project project = session.project();
    busy.set(true);
    problem.accept("");
    Recorder recorder = steps.files().recorder();
    tasks.run(
        "Measure " + Titles.of(request.combination()),
        progress -> {
          recorder.accept(
              measuring.one(project, request, new RunControl(), SpanSink.none(), progress));
          return recorder;
        },
        taken -> measured(taken.take()),
        failure -> failed(failure, () -> keep(request, measuring.besideOthers())));
  }

  private void measured(List<Measurement> taken) {
    busy.set(false);
    session.add(taken);
    taken.stream().findFirst().ifPresent(session.selection().measurementProperty()::set);
  }

  private void tryOut(RunRequest request, MeasureStep measuring) {
    Project project = session.project();
    Set<Mechanism> off = without();
    busy.set(true);
    problem.accept("");
    tasks.run(
        "Try " + Titles.of(request.combination()),
        progress -> measuring.one(project, request, new RunControl(), SpanSink.none(), progress),
        seen -> tried(seen, off),
        failure -> failed(failure, () -> tryOut(request, measuring.besideOthers())));
  }

  /// A trial of mechanisms that have been changed meanwhile is let go.
  private void tried(Measurement seen, Set<Mechanism> off) {
    busy.set(false);
    if (off.equals(without())) {
      trial = seen;
      trialChanged.run();
    }
  }

  private void failed(Throwable failure, Runnable besideOthers) {
    busy.set(false);
    problem.accept(new SharedGpu(session).failed("Measure", failure, besideOthers));
  }
}
