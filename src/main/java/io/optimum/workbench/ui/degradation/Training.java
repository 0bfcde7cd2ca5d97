package io.optimum.workbench.ui.degradation;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.predictor.TrainRequest;
import io.optimum.workbench.predictor.TrainedPredictor;
import io.optimum.workbench.project.PredictorFile;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.Watched;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.predict.TrainStep;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Learns a predictor from the project's measurements, with the loss to watch meanwhile.
final class Training {
  private final Session session;
  private final TrainStep training;
  private final MeasureStep measuring;
  private final Tasks tasks;
  private final Watched<Loss> losses = new Watched<>();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

  /// The loss of one network after one epoch.
  record Loss(int network, int epoch, double training, double validation) {}

  Training(Session session, TrainStep training, MeasureStep measuring, Tasks tasks) {
    this.session = session;
    this.training = training;
    this.measuring = measuring;
    this.tasks = tasks;
  }

  Watched<Loss> losses() {
    return losses;
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  void train(GpuId gpu) {
    if (busy.get()) {
      return;
    }
    busy.set(true);
    problem.set("");
    losses.clear();
    Project project = session.project();
    BooleanSupplier open = session.stillOpen();
    tasks.run(
        "Train predictor",
        progress -> train(project, gpu, progress),
        trained -> {
          busy.set(false);
          PredictorFile file = new PredictorFile(trained.bytes());
          session.editOf(open, "Train predictor", now -> now.withPredictor(file), lost(project));
        },
        failure -> {
          busy.set(false);
          problem.set(session.problems().failed("Train", failure));
        });
  }

  private static Problem lost(Project project) {
    return Problem.warning(
        "Train",
        "",
        "Another project was opened before the predictor of %s was trained: it is not kept."
            .formatted(project.name()),
        "Open that project and train again.");
  }

  private TrainedPredictor train(Project project, GpuId gpu, Progress progress) {
    String version = measuring.capabilities(project, gpu).version();
    TrainRequest request = TrainStep.defaults(project.settings().seed(), version);
    return training.train(
        project,
        request,
        (network, epoch, train, validation) ->
            losses.add(new Loss(network, epoch, train, validation)),
        progress);
  }
}
