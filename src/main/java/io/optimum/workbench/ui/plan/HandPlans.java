package io.optimum.workbench.ui.plan;

import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.TaskHandle;
import io.optimum.workbench.task.Tasks;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/// Predicts plans assigned by hand, one at a time: the newest that is asked for. What was asked
/// before it is stopped, and nobody hears of it again.
final class HandPlans {
  private final Rescoring rescoring;
  private final Tasks tasks;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private @Nullable Outcome awaited;
  private @Nullable TaskHandle running;

  private record Outcome(Consumer<Plan> done, Consumer<Throwable> failed) {}

  HandPlans(Rescoring rescoring, Tasks tasks) {
    this.rescoring = rescoring;
    this.tasks = tasks;
  }

  /// Whether one is being predicted.
  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /// @param plan that is changed
  /// @param groups what it is changed to
  void predict(
      Project project,
      Plan plan,
      List<Group> groups,
      Consumer<Plan> done,
      Consumer<Throwable> failed) {
    stop();
    Outcome outcome = new Outcome(done, failed);
    awaited = outcome;
    busy.set(true);
    TaskHandle started =
        tasks.run(
            "Predict plan",
            progress -> rescoring.rescore(project, plan, groups, progress),
            predicted -> {
              if (ends(outcome)) {
                done.accept(predicted);
              }
            },
            failure -> {
              if (ends(outcome)) {
                failed.accept(failure);
              }
            });
    running = started.isRunning() ? started : null;
  }

  /// Whether an outcome is the one that is waited for; nothing is from then on.
  private boolean ends(Outcome outcome) {
    boolean isAwaited = outcome.equals(awaited);
    if (isAwaited) {
      running = null;
      awaited = null;
      busy.set(false);
    }
    return isAwaited;
  }

  void stop() {
    if (running != null) {
      running.cancel();
    }
    running = null;
    awaited = null;
    busy.set(false);
  }
}
