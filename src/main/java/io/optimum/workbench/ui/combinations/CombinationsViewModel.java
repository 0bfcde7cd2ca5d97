package io.optimum.workbench.ui.combinations;

import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.load.Load;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.ui.session.Arrangement;
import io.optimum.workbench.ui.session.LiveRun;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.file.ProjectFiles;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import io.optimum.workbench.workflow.predict.PredictStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Which engines are ticked, what they would do to each other, and what they did when measured.
public final class CombinationsViewModel {
  private final Session session;
  private final Steps steps;
  private final ObservableList<Choice> choices = FXCollections.observableArrayList();
  private final ObservableList<Outcome> outcomes = FXCollections.observableArrayList();
  private final ObservableList<Clash> clashes = FXCollections.observableArrayList();
  private final ObservableList<GpuId> gpus = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable CombinationPrediction> prediction =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Measurement> measurement =
      new ReadOnlyObjectWrapper<>();
  private final Pairs pairs;
  private final Ranking ranking;
  private final Measuring measuring;
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private boolean following;

  /// What this screen asks for.
  ///
  /// @param files keep what is measured
  /// @param live is the run being watched
  public record Steps(
      PredictStep predict,
      MeasureStep measure,
      GpuLibrary gpus,
      ProjectFiles files,
      LiveRun live) {}

  public CombinationsViewModel(Session session, Steps steps, Tasks tasks) {
    this.session = session;
    this.steps = steps;
    this.pairs = new Pairs(session, steps.predict(), tasks);
    this.ranking = new Ranking(session, steps.predict(), steps.gpus(), tasks);
    measuring = new Measuring(session, steps, tasks, problem::set, this::compare);
    session.projectProperty().subscribe((before, now) -> projectChanged(before, now));
    session.selection().gpuProperty().subscribe(() -> relist());
    session.selection().deploymentsProperty().subscribe(this::follow);
    session.selection().loadsProperty().subscribe(_ -> followLoads());
    session.selection().measurementProperty().subscribe(this::openMeasured);
    session.selection().arrangement().sharingProperty().subscribe(_ -> predict());
    session.selection().arrangement().withoutProperty().subscribe(_ -> predict());
    relist();
  }

  ObservableList<Choice> choices() {
    return choices;
  }

  /// One row per chosen deployment.
  ObservableList<Outcome> outcomes() {
    return outcomes;
  }

  ObservableList<Clash> clashes() {
    return clashes;
  }

  /// Of the chosen combination; null = fewer than two engines are ticked, or it failed.
  ReadOnlyObjectProperty<@Nullable CombinationPrediction> predictionProperty() {
    return prediction.getReadOnlyProperty();
  }

  /// The newest measurement of the chosen combination; null = never measured.
  ReadOnlyObjectProperty<@Nullable Measurement> measurementProperty() {
    return measurement.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<PairMatrix> pairsProperty() {
    return pairs.matrixProperty();
  }

  Ranking ranking() {
    return ranking;
  }

  /// Ranks the combinations of all engines, at the batch sizes chosen for them.
  void rank() {
    ranking.rank(
        session.selection().gpuProperty().get(),
        choices.stream()
            .map(each -> Deployment.of(each.engine().id(), each.batchSizeProperty().get()))
            .toList());
  }

  void open(Ranked row) {
    session.browse("Choose combination", row.combination().deployments());
  }

  /// GPUs that engines are profiled on.
  ObservableList<GpuId> gpus() {
    return gpus;
  }

  /// The GPU to predict for and measure on; null while no engine is profiled.
  ObjectProperty<@Nullable GpuId> gpuProperty() {
    return session.selection().gpuProperty();
  }

  Arrangement arrangement() {
    return session.selection().arrangement();
  }

  BooleanBinding nothingChosen() {
    return Bindings.isEmpty(outcomes);
  }

  ReadOnlyBooleanProperty busyProperty() {
    return measuring.busyProperty();
  }

  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// Runs the chosen combination beside each deployment alone.
  void measure() {
    measuring.measure();
  }

  /// Runs the chosen combination live and shows the timeline.
  void watch() {
    steps.live().start();
    show(Screen.TIMELINE);
  }

  /// Chooses a pair of the matrix.
  void openPair(int row, int column) {
    PairMatrix matrix = pairs.matrixProperty().get();
    session.browse(
        "Choose pair", List.of(matrix.deployments().get(row), matrix.deployments().get(column)));
  }

  void show(Screen screen) {
    session.selection().screenProperty().set(screen);
  }

  void clear() {
    session.deploy("Clear combination", List.of());
  }

  private void projectChanged(@Nullable Project before, Project now) {
    if (before == null
        || !before.engines().equals(now.engines())
        || !before.profiles().equals(now.profiles())) {
      relist();
    } else if (!Objects.equals(before.predictor(), now.predictor())) {
      predict();
      predictPairs();
    } else {
      compare();
    }
  }

  private void relist() {
    GpuId gpu = session.selection().gpuProperty().get();
    listGpus();
    List<Choice> now = new ArrayList<>();
    for (Engine engine : session.project().engines()) {
      List<Integer> sizes =
          gpu == null ? List.of() : session.project().profiles().batchSizes(engine.id(), gpu);
      if (!sizes.isEmpty()) {
        Choice choice = new Choice(engine, sizes);
        choice.loadProperty().set(session.selection().load(engine.id()));
        now.add(listen(choice));
      }
    }
    choices.setAll(now);
    follow(session.selection().deployments());
    predictPairs();
  }

  private void listGpus() {
    List<GpuId> profiled =
        session.project().profiles().byKey().keySet().stream()
            .map(key -> key.gpu())
            .distinct()
            .sorted()
            .toList();
    if (!profiled.equals(gpus)) {
      gpus.setAll(profiled);
    }
  }

  private Choice listen(Choice choice) {
    choice.tickedProperty().subscribe((_, _) -> ticked());
    choice.batchSizeProperty().subscribe((_, _) -> ticked());
    choice.loadProperty().subscribe((_, load) -> session.load(choice.engine().id(), load));
    return choice;
  }

  /// The boxes were changed by hand: keep the settings of what stays.
  private void ticked() {
    if (following) {
      return;
    }
    List<Deployment> before = session.selection().deployments();
    List<Deployment> now = new ArrayList<>();
    for (Choice choice : choices) {
      if (choice.tickedProperty().get()) {
        int batch = choice.batchSizeProperty().get();
        List<Deployment> same =
            before.stream().filter(each -> each.engine().equals(choice.engine().id())).toList();
        if (same.isEmpty()) {
          now.add(Deployment.of(choice.engine().id(), batch));
        } else {
          same.forEach(each -> now.add(each.withBatchSize(batch)));
        }
      }
    }
    session.deploy("Choose engines", now);
  }

  /// The deployments were changed elsewhere: let the boxes follow.
  private void follow(List<Deployment> deployments) {
    following = true;
    for (Choice choice : choices) {
      Optional<Deployment> mine =
          deployments.stream()
              .filter(each -> each.engine().equals(choice.engine().id()))
              .findFirst();
      choice.tickedProperty().set(mine.isPresent());
      mine.ifPresent(each -> choice.batchSizeProperty().set(each.batchSize()));
    }
    following = false;
    predict();
  }

  private void followLoads() {
    choices.forEach(each -> each.loadProperty().set(session.selection().load(each.engine().id())));
    compare();
  }

  private void openMeasured(@Nullable Measurement chosen) {
    if (chosen != null
        && chosen.gpu().equals(session.selection().gpuProperty().get())
        && isKnown(chosen)) {
      List<Load> loads = chosen.colocated().request().loads();
      session.beginGesture();
      for (int i = 0; i < loads.size(); i++) {
        load(chosen.combination().deployments().get(i), loads.get(i));
      }
      arrangement().sharingProperty().set(chosen.combination().sharing());
      session.deploy("Open measurement", chosen.combination().deployments());
      session.endGesture();
    }
  }

  private void load(Deployment deployment, Load load) {
    choices.stream()
        .filter(each -> each.engine().id().equals(deployment.engine()))
        .forEach(each -> each.loadProperty().set(load));
  }

  private boolean isKnown(Measurement chosen) {
    return chosen.combination().deployments().stream()
        .allMatch(each ->
            session
                .project()
                .profiles()
                .find(each.engine(), chosen.gpu(), each.batchSize())
                .isPresent());
  }

  private void predict() {
    GpuId gpu = session.selection().gpuProperty().get();
    Optional<Combination> chosen = session.selection().combination();
    problem.set("");
    prediction.set(null);
    clashes.clear();
    measuring.forgetTrial();
    if (gpu != null && chosen.isPresent()) {
      try {
        if (arrangement().sharing() == Sharing.STREAMS) {
          prediction.set(steps.predict().predict(session.project(), gpu, chosen.get()));
        }
        GpuSpec sheet = steps.gpus().require(session.project(), gpu);
        clashes.setAll(Clash.of(session.project().profiles().profiled(sheet, chosen.get())));
      } catch (IllegalArgumentException e) {
        problem.set(String.valueOf(e.getMessage()));
      }
    }
    compare();
  }

  private void compare() {
    GpuId gpu = session.selection().gpuProperty().get();
    Combination chosen = session.selection().arranged().orElse(null);
    List<Load> loads = session.selection().loads();
    measurement.set(
        measuring.known().reversed().stream()
            .filter(each -> each.gpu().equals(gpu) && each.combination().equals(chosen))
            .filter(each -> each.colocated().request().loads().equals(loads))
            .findFirst()
            .orElse(null));
    List<Outcome> now = new ArrayList<>();
    for (int i = 0; chosen != null && i < chosen.size(); i++) {
      now.add(outcome(chosen.deployments().get(i), i));
    }
    outcomes.setAll(now);
  }

  /// Predictions are of closed loops: beside a measurement under a load they would mislead.
  private Outcome outcome(Deployment deployment, int index) {
    boolean saturating = session.selection().loads().stream().allMatch(Load::isClosedLoop);
    CombinationPrediction predicted = saturating ? prediction.get() : null;
    Measurement seen = measurement.get();
    return new Outcome(
        deployment,
        predicted == null ? Double.NaN : predicted.soloLatencyNanos().get(index),
        predicted == null ? null : predicted.slowdowns().get(index),
        seen == null ? null : seen.slowdowns().get(index),
        seen == null ? null : seen.solo().get(index),
        seen == null ? null : seen.colocated().deployments().get(index),
        seen == null ? null : seen.colocated().provenance(),
        arrangement().words());
  }

  private void predictPairs() {
    pairs.predict(session.selection().gpuProperty().get(), smallest());
  }

  /// One deployment per engine, at its smallest batch size.
  private List<Deployment> smallest() {
    return choices.stream()
        .map(choice -> Deployment.of(choice.engine().id(), choice.batchSizes().getFirst()))
        .toList();
  }
}
