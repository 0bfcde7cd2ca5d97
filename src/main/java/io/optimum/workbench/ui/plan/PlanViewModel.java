package io.optimum.workbench.ui.plan;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.gpu.GpuCount;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.plan.InfeasibleException;
import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.domain.plan.PlanStoppedException;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.domain.plan.RunnerUp;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.profiling.journal.CampaignLock;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.project.ProjectSettings;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.Watched;
import io.optimum.workbench.ui.session.file.ProjectFiles;
import io.optimum.workbench.ui.session.file.Recorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What is asked of a plan, the search, and the plan found.
public final class PlanViewModel {
  private final Session session;
  private final Steps steps;
  private final Tasks tasks;
  private final HandPlans byHand;
  private final ObservableList<TargetRow> targets = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<ProjectSettings> settings =
      new ReadOnlyObjectWrapper<>(ProjectSettings.defaults());
  private final ReadOnlyObjectWrapper<@Nullable Plan> plan = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper infeasible = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<@Nullable Plan> before = new ReadOnlyObjectWrapper<>();
  private final Watched<Best> best = new Watched<>();

  /// What this screen asks for.
  ///
  /// @param request what the project's settings ask for, with a seed
  /// @param rescoring judges what is assigned by hand
  /// @param files keep what is measured
  public record Steps(
      BiFunction<Project, Long, PlanRequest> request,
      Planning planning,
      Rescoring rescoring,
      ProjectFiles files) {}

  /// What the best is worth after so many candidates.
  ///
  /// @param objective what `value` is of
  /// @param value weighted STP per GPU, GPUs used, or weighted inferences/s within their SLO
  record Best(Objective objective, int evaluations, double value) {
    /// STP breaks ties between numbers of GPUs in a score; it is left out here.
    static Best of(Objective objective, int evaluations, double score) {
      double value = objective == Objective.FEWEST_GPUS ? -Math.floor(score) : score;
      return new Best(objective, evaluations, value);
    }
  }

  public PlanViewModel(Session session, Steps steps, Tasks tasks) {
    this.session = session;
    this.steps = steps;
    this.tasks = tasks;
    this.byHand = new HandPlans(steps.rescoring(), tasks);
    session.projectProperty().subscribe(this::follow);
  }

  void goTo(Screen screen) {
    session.selection().screenProperty().set(screen);
  }

  /// Demand of every profiled engine.
  ObservableList<TargetRow> targets() {
    return targets;
  }

  ReadOnlyObjectProperty<ProjectSettings> settingsProperty() {
    return settings.getReadOnlyProperty();
  }

  /// The last plan; null = none yet.
  ReadOnlyObjectProperty<@Nullable Plan> planProperty() {
    return plan.getReadOnlyProperty();
  }

  /// The plan before this one, to compare with; null = there was none.
  ReadOnlyObjectProperty<@Nullable Plan> beforeProperty() {
    return before.getReadOnlyProperty();
  }

  /// GPUs of the plan.
  int gpuCount() {
    Plan now = plan.get();
    return now == null ? 0 : now.gpus().size();
  }

  /// Moves an engine to another GPU and predicts the plan anew, as one step of undo. Beyond the
  /// last GPU there is a new one; before the first there is none.
  void move(Group.Seat from, int to) {
    Plan now = plan.get();
    if (now == null || to < 0 || to > now.gpus().size() || to == from.gpu()) {
      return;
    }
    predict(now, Group.moved(Group.of(now), from, to), moved -> replace("Move engine", moved));
  }

  /// Puts a runner-up in the place of the plan, predicted anew, as one step of undo.
  void open(RunnerUp other) {
    predicted(other, opened -> replace("Open runner-up", opened));
  }

  /// Predicts a runner-up anew, as a plan; where it cannot be, the problem says why.
  void predicted(RunnerUp other, Consumer<Plan> then) {
    Plan now = plan.get();
    if (now != null && !other.placed().isEmpty()) {
      predict(now, Group.of(other), then);
    }
  }

  private void predict(Plan now, List<Group> groups, Consumer<Plan> then) {
    problem.set("");
    byHand.predict(
        session.project(),
        now,
        groups,
        then,
        failure -> {
          infeasible.set(failure instanceof InfeasibleException);
          problem.set(session.problems().failed("Plan", failure));
        });
  }

  private void replace(String title, Plan changed) {
    session.edit(title, project -> project.withPlan(changed));
  }

  /// Whether a plan changed by hand is being predicted.
  ReadOnlyBooleanProperty predictingProperty() {
    return byHand.busyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /// Whether the last search found that nothing meets the constraints.
  ReadOnlyBooleanProperty infeasibleProperty() {
    return infeasible.getReadOnlyProperty();
  }

  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// The search so far, for a live chart.
  Watched<Best> best() {
    return best;
  }

  /// Whether the plan on screen was made for other settings than those in the form.
  boolean isStale() {
    Plan made = plan.get();
    if (made == null) {
      return false;
    }
    try {
      return !made.request().equals(request(session.project()));
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  void setTarget(ServiceTarget changed) {
    List<ServiceTarget> all = new ArrayList<>();
    for (TargetRow row : targets) {
      ServiceTarget each = row.engine().equals(changed.engine()) ? changed : row.target();
      if (!each.equals(ServiceTarget.none(each.engine()))) {
        all.add(each);
      }
    }
    change("Change demand", before -> before.withTargets(all));
  }

  /// GPUs of the chosen type.
  ///
  /// @param count 0 = as many as there are engines
  void setGpuCount(int count) {
    GpuId gpu = session.selection().gpuProperty().get();
    change(
        "Change GPUs",
        before ->
            before.withGpus(
                count == 0 || gpu == null ? List.of() : List.of(new GpuCount(gpu, count))));
  }

  void setObjective(Objective objective) {
    change("Change objective", before -> new Form(before).objective(objective));
  }

  void setMaxEnginesPerGpu(int count) {
    change("Change limit", before -> new Form(before).maxEnginesPerGpu(count));
  }

  void setMemoryHeadroom(double fraction) {
    change("Change headroom", before -> new Form(before).memoryHeadroom(fraction));
  }

  void setMeasureTop(int count) {
    change("Change measurements", before -> new Form(before).measureTop(count));
  }

  void setSeed(long seed) {
    change("Change seed", before -> before.withSeed(seed));
  }

  /// Searches a plan for the form.
  void search() {
    if (busy.get()) {
      return;
    }
    Project project = session.project();
    problem.set("");
    infeasible.set(false);
    best.clear();
    busy.set(true);
    Recorder recorder = steps.files().recorder();
    BooleanSupplier open = session.stillOpen();
    tasks.run(
        "Search plan",
        progress -> plan(project, recorder, progress),
        found -> {
          searched(recorder);
          keep(project, found, open);
        },
        failure -> {
          searched(recorder);
          infeasible.set(failure instanceof InfeasibleException);
          problem.set(session.problems().failed("Plan", failure));
          if (failure instanceof PlanStoppedException stopped) {
            keep(project, stopped.best(), open);
            problem.set("Stopped. The plan shown is the best so far; search again for the end.");
          }
        });
  }

  private void keep(Project project, Plan found, BooleanSupplier open) {
    session.editOf(
        open,
        "Search plan",
        now -> now.withPlan(found),
        Problem.warning(
            "Plan",
            "",
            "Another project was opened before the plan of %s was found: it is not kept."
                .formatted(project.name()),
            "Open that project and search again; what was measured for it is in its journal."));
  }

  /// One that measures is the only one that does for this project.
  private Plan plan(Project project, Recorder recorder, Progress progress) {
    PlanRequest request = request(project);
    try (CampaignLock _ = request.measureTop() == 0 ? null : recorder.lock()) {
      return steps
          .planning()
          .plan(
              project,
              request,
              (evaluations, score) -> best.add(Best.of(request.objective(), evaluations, score)),
              recorder,
              progress);
    }
  }

  /// Shows a GPU's engines as a combination.
  void open(PlannedGpu gpu) {
    session.selection().gpuProperty().set(gpu.gpu());
    session.deploy("Open planned GPU", gpu.combination().deployments());
    session.selection().screenProperty().set(Screen.COMBINATIONS);
  }

  private PlanRequest request(Project project) {
    return steps.request().apply(project, project.settings().seed());
  }

  private void searched(Recorder recorder) {
    busy.set(false);
    session.add(recorder.take());
  }

  private void change(String title, UnaryOperator<ProjectSettings> change) {
    session.edit(title, project -> project.withSettings(change.apply(project.settings())));
  }

  private void follow(Project project) {
    settings.set(project.settings());
    if (!Objects.equals(plan.get(), project.plan())) {
      byHand.stop();
      before.set(plan.get());
      plan.set(project.plan());
    }
    List<TargetRow> rows =
        project.engines().stream()
            .filter(engine -> !project.profiles().gpus(engine.id()).isEmpty())
            .map(engine ->
                new TargetRow(
                    project.settings().targets().stream()
                        .filter(target -> target.engine().equals(engine.id()))
                        .findFirst()
                        .orElse(ServiceTarget.none(engine.id()))))
            .toList();
    if (!rows.equals(targets)) {
      targets.setAll(rows);
    }
  }
}
