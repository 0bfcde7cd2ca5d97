package io.optimum.workbench.ui.combinations;

import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.workflow.predict.PredictStep;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Every pair of the engines that can be ticked, predicted beside the window's thread.
final class Pairs {
  private final Session session;
  private final PredictStep predict;
  private final Tasks tasks;
  private final ReadOnlyObjectWrapper<PairMatrix> matrix =
      new ReadOnlyObjectWrapper<>(PairMatrix.EMPTY);

  Pairs(Session session, PredictStep predict, Tasks tasks) {
    this.session = session;
    this.predict = predict;
    this.tasks = tasks;
  }

  ReadOnlyObjectProperty<PairMatrix> matrixProperty() {
    return matrix.getReadOnlyProperty();
  }

  /// @param each one deployment per engine
  void predict(@Nullable GpuId gpu, List<Deployment> each) {
    if (gpu == null || each.isEmpty()) {
      matrix.set(PairMatrix.EMPTY);
      return;
    }
    Project project = session.project();
    tasks.run(
        "Predict pairs",
        progress -> new PairPredictor(predict, project, gpu).predict(each, progress).ordered(),
        found -> {
          if (project.profiles().equals(session.project().profiles())) {
            matrix.set(found);
          }
        },
        failure -> session.problems().failed("Predict pairs", failure));
  }
}
