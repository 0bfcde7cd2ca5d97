package io.optimum.workbench.ui.combinations;

import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.DeviceMemory;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.task.TaskHandle;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.ShortNames;
import io.optimum.workbench.ui.session.Titles;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import io.optimum.workbench.workflow.predict.PredictStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/// All combinations of two to four engines that fit into the GPU's memory, highest predicted STP
/// first, with filters.
final class Ranking {
  private static final int MOST_ENGINES = 4;

  /// Letters between two engines of a combination.
  private static final int SEPARATOR_ROOM = 3;

  /// More would take longer than anyone looks; said when it is reached.
  private static final int MOST_COMBINATIONS = 3000;

  private final Session session;
  private final PredictStep predict;
  private final GpuLibrary gpus;
  private final Tasks tasks;
  private final ObservableList<Ranked> all = FXCollections.observableArrayList();
  private final FilteredList<Ranked> shown = new FilteredList<>(all);
  private final StringProperty words = new SimpleStringProperty("");
  private final IntegerProperty size = new SimpleIntegerProperty(0);
  private final DoubleProperty mostSlowdown = new SimpleDoubleProperty(0);
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private String sharedEnd = "";
  private ShortNames names = new ShortNames(List.of());
  private @Nullable TaskHandle running;

  Ranking(Session session, PredictStep predict, GpuLibrary gpus, Tasks tasks) {
    this.session = session;
    this.predict = predict;
    this.gpus = gpus;
    this.tasks = tasks;
    words.subscribe((_, _) -> filter());
    size.subscribe((_, _) -> filter());
    mostSlowdown.subscribe((_, _) -> filter());
  }

  ObservableList<Ranked> rows() {
    return shown;
  }

  /// Parts of engines' names, all of which must occur.
  StringProperty wordsProperty() {
    return words;
  }

  /// How many engines; 0 = any number.
  IntegerProperty sizeProperty() {
    return size;
  }

  /// What no engine's slowdown may exceed; 0 = any.
  DoubleProperty mostSlowdownProperty() {
    return mostSlowdown;
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /// How many there are and are shown.
  ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  /// Predicts the combinations anew.
  ///
  /// @param each one deployment per engine
  void rank(@Nullable GpuId gpu, List<Deployment> each) {
    if (running != null && running.isRunning()) {
      running.cancel();
    }
    all.clear();
    names = new ShortNames(each.stream().map(Deployment::engine).toList());
    sharedEnd = Titles.sharedEnd(each.stream().map(Titles::of).toList());
    if (gpu == null || each.size() < 2) {
      summary.set("Import at least two engines to rank their combinations.");
      return;
    }
    Project project = session.project();
    GpuSpec sheet = gpus.require(project, gpu);
    busy.set(true);
    running =
        tasks.run(
            "Rank combinations",
            progress -> ranked(project, sheet, each, progress),
            found -> {
              busy.set(false);
              all.setAll(found);
              filter();
            },
            failure -> {
              busy.set(false);
              summary.set(session.problems().failed("Rank combinations", failure));
            });
  }

  private List<Ranked> ranked(
      Project project, GpuSpec gpu, List<Deployment> each, Progress progress) {
    List<List<Deployment>> candidates = new ArrayList<>();
    for (int engines = 2; engines <= MOST_ENGINES; engines++) {
      choose(each, engines, 0, List.of(), candidates);
    }
    List<Ranked> found = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      progress.report(i / (double) candidates.size(), "Predicting combinations");
      Combination combination = Combination.ofStreams(candidates.get(i));
      ProfiledCombination profiled = project.profiles().profiled(gpu, combination);
      long bytes = DeviceMemory.requiredBytes(combination.deployments(), profiled.profiles());
      if (bytes <= gpu.memoryBytes()) {
        found.add(new Ranked(predict.predict(project, gpu.id(), combination), bytes));
      }
    }
    found.sort(Comparator.comparingDouble((Ranked row) -> row.prediction().stp().mid()).reversed());
    return found;
  }

  /// What a row is called beside the others. Each engine has one batch size throughout.
  ///
  /// @param room letters there is room for
  String title(Ranked row, int room) {
    int letters = room / row.size() - SEPARATOR_ROOM;
    return row.combination().deployments().stream()
        .map(each -> names.of(each.engine(), letters))
        .collect(Collectors.joining(" + "));
  }

  private static void choose(
      List<Deployment> from,
      int engines,
      int start,
      List<Deployment> chosen,
      List<List<Deployment>> candidates) {
    if (chosen.size() == engines) {
      candidates.add(chosen);
      return;
    }
    for (int i = start; i < from.size() && candidates.size() < MOST_COMBINATIONS; i++) {
      List<Deployment> more = new ArrayList<>(chosen);
      more.add(from.get(i));
      choose(from, engines, i + 1, more, candidates);
    }
  }

  private void filter() {
    List<String> wanted = List.of(words.get().toLowerCase(Locale.ROOT).strip().split("\\s+"));
    shown.setPredicate(row ->
        (size.get() == 0 || row.size() == size.get())
            && (mostSlowdown.get() <= 0 || row.worstSlowdown() <= mostSlowdown.get())
            && wanted.stream().allMatch(row.title().toLowerCase(Locale.ROOT)::contains));
    summary.set(
        all.isEmpty()
            ? ""
            : "%d of %d combinations of two to four that fit into memory%s, predicted.%s"
                .formatted(
                    shown.size(),
                    all.size(),
                    all.size() >= MOST_COMBINATIONS ? ", the first there are" : "",
                    sharedEnd.isEmpty()
                        ? ""
                        : " All engines: %s.".formatted(sharedEnd.substring(1))));
  }
}
