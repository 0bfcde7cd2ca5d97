package io.optimum.workbench.ui.tradeoffs;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.plan.InfeasibleException;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.strategy.Exploration;
import io.optimum.workbench.strategy.ExplorationRequest;
import io.optimum.workbench.strategy.OperatingPoint;
import io.optimum.workbench.strategy.SettingsExplorer;
import io.optimum.workbench.strategy.Tradeoff;
import io.optimum.workbench.task.TaskHandle;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.file.ProjectFiles;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import io.optimum.workbench.workflow.predict.PredictStep;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.jspecify.annotations.Nullable;

/// The sliders, the settings they choose for the selected combination, and all others that were
/// predicted.
public final class TradeoffsViewModel {
  private final Session session;
  private final Steps steps;
  private final Tasks tasks;
  private final DoubleProperty weight = new SimpleDoubleProperty(0.5);
  private final DoubleProperty sloSlack = new SimpleDoubleProperty(0);
  private final SliderPositions positions = new SliderPositions(weight, sloSlack);
  private final BooleanProperty fullLoad = new SimpleBooleanProperty(true);
  private final ReadOnlyObjectWrapper<@Nullable Exploration> exploration =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable OperatingPoint> current =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable OperatingPoint> previous =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final DoubleProperty limitNanos = new SimpleDoubleProperty(0);
  private final ReadOnlyObjectWrapper<LatencyLimit> limit =
      new ReadOnlyObjectWrapper<>(LatencyLimit.NONE);
  private final ReadOnlyObjectWrapper<@Nullable OperatingPoint> kept =
      new ReadOnlyObjectWrapper<>();
  private final Verifying verifying;
  private @Nullable TaskHandle exploring;

  /// How often an exploration was asked for or given up.
  private int asked;

  private @Nullable OperatingPoint gestureStart;

  /// What this screen asks for.
  ///
  /// @param explorer predicts settings
  /// @param predict has the predictor in use
  /// @param measure runs settings to verify them
  /// @param files keep what is measured
  public record Steps(
      SettingsExplorer explorer,
      PredictStep predict,
      GpuLibrary gpus,
      MeasureStep measure,
      ProjectFiles files) {}

  public TradeoffsViewModel(Session session, Steps steps, Tasks tasks) {
    this.session = session;
    this.steps = steps;
    this.tasks = tasks;
    this.verifying = new Verifying(session, steps.measure(), steps.files(), tasks);
    session.selection().deploymentsProperty().subscribe((before, now) -> chosen(before, now));
    session.selection().gpuProperty().subscribe((_, _) -> explore());
    session.selection().arrangement().sharingProperty().subscribe((_, _) -> explore());
    session.projectProperty().subscribe(this::projectChanged);
    weight.subscribe((_, _) -> slide());
    sloSlack.subscribe((_, _) -> slide());
    fullLoad.subscribe((_, _) -> explore());
    limitNanos.subscribe((_, _) -> limit());
    exploration.subscribe((_, _) -> limit());
    explore();
  }

  /// 0 = lowest latency, 1 = most throughput.
  DoubleProperty weightProperty() {
    return weight;
  }

  /// Share of each SLO to keep free.
  DoubleProperty sloSlackProperty() {
    return sloSlack;
  }

  /// Whether settings are explored with every engine saturated, which shows what throughput a
  /// latency costs; otherwise under the project's demand.
  BooleanProperty fullLoadProperty() {
    return fullLoad;
  }

  /// All settings predicted; null = nothing is chosen.
  ReadOnlyObjectProperty<@Nullable Exploration> explorationProperty() {
    return exploration.getReadOnlyProperty();
  }

  /// What is predicted of the settings now; null = nothing is chosen.
  ReadOnlyObjectProperty<@Nullable OperatingPoint> currentProperty() {
    return current.getReadOnlyProperty();
  }

  /// The settings before the last change; null = there was none.
  ReadOnlyObjectProperty<@Nullable OperatingPoint> previousProperty() {
    return previous.getReadOnlyProperty();
  }

  /// What no p99 may exceed, nanoseconds; 0 = no limit.
  DoubleProperty limitNanosProperty() {
    return limitNanos;
  }

  /// The best settings under the limit.
  ReadOnlyObjectProperty<LatencyLimit> limitProperty() {
    return limit.getReadOnlyProperty();
  }

  /// The settings kept as A; null = none.
  ReadOnlyObjectProperty<@Nullable OperatingPoint> keptProperty() {
    return kept.getReadOnlyProperty();
  }

  /// Keeps the settings now, to compare others with them.
  void keep() {
    kept.set(current.get());
  }

  /// Takes the settings kept and keeps those now.
  void swap() {
    OperatingPoint now = current.get();
    OperatingPoint before = kept.get();
    if (now != null && before != null) {
      kept.set(now);
      take(before);
    }
  }

  Verifying verifying() {
    return verifying;
  }

  void show(Screen screen) {
    session.selection().screenProperty().set(screen);
  }

  /// Runs the settings now, under the load they were explored under.
  void verify() {
    ExplorationRequest request = request();
    OperatingPoint now = current.get();
    if (request != null && now != null) {
      verifying.verify(request.gpu().id(), now, request.targets());
    }
  }

  private void limit() {
    Exploration known = exploration.get();
    limit.set(known == null ? LatencyLimit.NONE : LatencyLimit.of(limitNanos.get(), known));
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// Whether any chosen engine has a latency limit.
  boolean hasSlo() {
    return session.project().settings().targets().stream()
        .filter(target -> engines().contains(target.engine()))
        .anyMatch(target -> target.sloP99Nanos() > 0);
  }

  /// Whether every chosen engine has a latency limit, so that the worst of them can be read off.
  boolean allHaveSlo() {
    return engines().stream().allMatch(engine -> sloNanos(engine) > 0);
  }

  /// The latency limit of an engine; 0 = none.
  long sloNanos(EngineId engine) {
    return session.project().settings().targets().stream()
        .filter(target -> target.engine().equals(engine))
        .mapToLong(target -> target.sloP99Nanos())
        .findFirst()
        .orElse(0);
  }

  /// Takes the settings of a point.
  void take(OperatingPoint point) {
    session.deploy("Take settings", point.combination().deployments());
  }

  /// A slider was taken hold of: until it is let go, its changes are one step of undo.
  void beginGesture() {
    gestureStart = current.get();
    session.beginGesture();
  }

  void endGesture() {
    gestureStart = null;
    session.endGesture();
  }

  private void slide() {
    Exploration known = exploration.get();
    if (known == null || positions.following()) {
      return;
    }
    try {
      double headroom = session.project().settings().memoryHeadroomFraction();
      OperatingPoint point = new Tradeoff(weight.get(), sloSlack.get(), headroom).choose(known);
      problem.set("");
      List<Deployment> chosen = point.combination().deployments();
      positions.moved(session.selection().deployments(), chosen);
      session.deploy("Move tradeoff", chosen);
    } catch (InfeasibleException e) {
      problem.set(String.valueOf(e.getMessage()));
    }
  }

  private void projectChanged(Project before, Project now) {
    if (!before.profiles().equals(now.profiles())
        || !before.settings().targets().equals(now.settings().targets())
        || !Objects.equals(before.predictor(), now.predictor())) {
      explore();
    }
  }

  private void chosen(List<Deployment> before, List<Deployment> now) {
    if (!engines(before).equals(engines(now))) {
      explore();
    } else {
      positions.follow(now);
      place();
    }
  }

  private void explore() {
    forget();
    ExplorationRequest request = request();
    if (request != null) {
      place();
      explore(request, predictor());
    }
  }

  private void forget() {
    if (exploring != null && exploring.isRunning()) {
      exploring.cancel();
    }
    asked++;
    exploration.set(null);
    current.set(null);
    previous.set(null);
    kept.set(null);
    verifying.forget();
    positions.forget();
    busy.set(false);
    problem.set("");
  }

  private void explore(
      ExplorationRequest request, Function<ProfiledCombination, CombinationPrediction> predictor) {
    busy.set(true);
    int mine = asked;
    exploring =
        tasks.run(
            "Explore settings",
            progress -> steps.explorer().explore(request, predictor, progress),
            found -> answered(mine, () -> explored(found)),
            failure ->
                answered(
                    mine,
                    () -> problem.set(session.problems().failed("Explore settings", failure))));
  }

  /// What was asked for before, and was stopped, says nothing any more.
  private void answered(int turn, Runnable answer) {
    if (turn == asked) {
      busy.set(false);
      answer.run();
    }
  }

  private void explored(Exploration found) {
    exploration.set(found);
    place();
  }

  /// Predicts the settings as they are now.
  private void place() {
    ExplorationRequest request = request();
    OperatingPoint before = gestureStart == null ? current.get() : gestureStart;
    if (request == null) {
      current.set(null);
      return;
    }
    try {
      OperatingPoint now = steps.explorer().point(request, request.combination(), predictor());
      if (before != null && !before.combination().equals(now.combination())) {
        previous.set(before);
      }
      current.set(now);
      problem.set("");
    } catch (IllegalArgumentException e) {
      problem.set(String.valueOf(e.getMessage()));
    }
  }

  private Function<ProfiledCombination, CombinationPrediction> predictor() {
    return steps.predict().predictor(session.project())::predict;
  }

  private @Nullable ExplorationRequest request() {
    GpuId gpu = session.selection().gpuProperty().get();
    Combination combination = session.selection().arranged().orElse(null);
    if (gpu == null || combination == null) {
      return null;
    }
    return new ExplorationRequest(
        steps.gpus().require(session.project(), gpu),
        session.project().profiles(),
        combination,
        session.project().settings().targets().stream()
            .map(target -> fullLoad.get() ? target.saturated() : target)
            .toList());
  }

  private List<EngineId> engines() {
    return engines(session.selection().deployments());
  }

  private static List<EngineId> engines(List<Deployment> deployments) {
    return deployments.stream().map(Deployment::engine).toList();
  }
}
