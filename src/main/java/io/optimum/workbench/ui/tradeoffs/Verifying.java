package io.optimum.workbench.ui.tradeoffs;

import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.domain.load.Load;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.strategy.OperatingPoint;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.SharedGpu;
import io.optimum.workbench.ui.session.file.ProjectFiles;
import io.optimum.workbench.ui.session.file.Recorder;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.campaign.Protocol;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Runs settings to see by how much their prediction misses. What is measured is kept.
final class Verifying {
  private final Session session;
  private final MeasureStep measuring;
  private final ProjectFiles files;
  private final Tasks tasks;
  private final ReadOnlyObjectWrapper<@Nullable Verification> outcome =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

  Verifying(Session session, MeasureStep measuring, ProjectFiles files, Tasks tasks) {
    this.session = session;
    this.measuring = measuring;
    this.files = files;
    this.tasks = tasks;
  }

  /// The last verification; null = none yet.
  ReadOnlyObjectProperty<@Nullable Verification> outcomeProperty() {
    return outcome.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  void forget() {
    outcome.set(null);
    problem.set("");
  }

  /// @param point the settings, as predicted
  /// @param targets the demand they were predicted under
  void verify(GpuId gpu, OperatingPoint point, List<ServiceTarget> targets) {
    verify(measuring, point, request(gpu, point, targets));
  }

  private void verify(MeasureStep on, OperatingPoint point, RunRequest request) {
    if (busy.get()) {
      return;
    }
    Project project = session.project();
    Recorder recorder = files.recorder();
    busy.set(true);
    problem.set("");
    tasks.run(
        "Measure settings",
        progress -> {
          recorder.accept(on.one(project, request, new RunControl(), SpanSink.none(), progress));
          return recorder;
        },
        taken -> measured(point, taken.take()),
        failure -> {
          busy.set(false);
          problem.set(
              new SharedGpu(session)
                  .failed(
                      "Measure settings",
                      failure,
                      () -> verify(on.besideOthers(), point, request)));
        });
  }

  private RunRequest request(GpuId gpu, OperatingPoint point, List<ServiceTarget> targets) {
    return RunRequest.closedLoop(
            gpu,
            point.combination(),
            Protocol.WARM_UP_NANOS,
            Protocol.STOP,
            session.project().settings().seed())
        .withLoads(
            point.combination().deployments().stream().map(each -> load(each, targets)).toList());
  }

  private void measured(OperatingPoint point, List<Measurement> taken) {
    busy.set(false);
    session.add(taken);
    taken.stream().findFirst().ifPresent(each -> outcome.set(Verification.of(point, each)));
  }

  /// Inputs are batched as they wait, as the prediction assumes.
  private static Load load(Deployment deployment, List<ServiceTarget> targets) {
    return targets.stream()
        .filter(each -> each.engine().equals(deployment.engine()))
        .map(ServiceTarget::arrivals)
        .map(Load::queued)
        .map(each -> each.isClosedLoop() ? each : each.withBatching(Batching.atOnce()))
        .findFirst()
        .orElse(Load.closedLoop());
  }
}
