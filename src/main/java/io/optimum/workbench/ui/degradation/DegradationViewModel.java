package io.optimum.workbench.ui.degradation;

import io.optimum.workbench.domain.evidence.CampaignRequest;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.serving.ServedMeasurement;
import io.optimum.workbench.profiling.journal.CampaignLock;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.TaskHandle;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.ui.session.Notice;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.SharedGpu;
import io.optimum.workbench.ui.session.file.FileDialogs;
import io.optimum.workbench.ui.session.file.ProjectFiles;
import io.optimum.workbench.ui.session.file.Recorder;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.predict.PredictStep;
import io.optimum.workbench.workflow.predict.TrainStep;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// Predicted beside measured slowdowns, the errors of the predictor, and its training.
public final class DegradationViewModel {
  private static final String CAMPAIGN = "Measure training campaign";
  private final Session session;
  private final Steps steps;
  private final Tasks tasks;
  private final Training training;
  private final ReadOnlyObjectWrapper<Comparison> comparison =
      new ReadOnlyObjectWrapper<>(Comparison.EMPTY);
  private final ObjectProperty<@Nullable Row> selected = new SimpleObjectProperty<>();
  private final BooleanBinding canMeasure;
  private final ReadOnlyBooleanWrapper measuring = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private @Nullable TaskHandle comparing;

  /// What this screen asks for.
  ///
  /// @param files keep what is measured
  public record Steps(
      PredictStep predict,
      MeasureStep measure,
      TrainStep train,
      ProjectFiles files,
      FileDialogs dialogs) {}

  public DegradationViewModel(Session session, Steps steps, Tasks tasks) {
    this.session = session;
    this.steps = steps;
    this.tasks = tasks;
    this.canMeasure = session.selection().gpuProperty().isNotNull();
    this.training = new Training(session, steps.train(), steps.measure(), tasks);
    session.projectProperty().subscribe(this::projectChanged);
    selected.subscribe(row -> {
      if (row != null) {
        session.selection().measurementProperty().set(row.measurement());
      }
    });
    compare();
  }

  /// What load generators reported of models served together.
  ObservableValue<List<ServedMeasurement>> served() {
    return session.projectProperty().map(Project::served);
  }

  ReadOnlyObjectProperty<Comparison> comparisonProperty() {
    return comparison.getReadOnlyProperty();
  }

  /// The row looked at, in the table and in the chart; null = none.
  ObjectProperty<@Nullable Row> selectedProperty() {
    return selected;
  }

  Training training() {
    return training;
  }

  ReadOnlyBooleanProperty measuringProperty() {
    return measuring.getReadOnlyProperty();
  }

  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// Whether there are engines to measure.
  BooleanBinding canMeasure() {
    return canMeasure;
  }

  void show(Screen screen) {
    session.selection().screenProperty().set(screen);
  }

  /// Measures the combinations to learn from; what was measured before is not measured again. Where
  /// other processes use the GPU it says so and offers to measure all the same.
  void measureCampaign() {
    measureCampaign(steps.measure());
  }

  private void measureCampaign(MeasureStep measure) {
    GpuId gpu = session.selection().gpuProperty().get();
    if (gpu == null || measuring.get()) {
      return;
    }
    Project project = session.project();
    CampaignRequest request = measure.trainingCampaign(project, gpu, project.settings().seed());
    Recorder recorder = steps.files().recorder();
    BooleanSupplier open = session.stillOpen();
    measuring.set(true);
    problem.set("");
    tasks.run(
        CAMPAIGN,
        progress -> {
          try (CampaignLock _ = recorder.lock()) {
            return measure.campaign(project, request, recorder, progress);
          }
        },
        _ -> {
          if (!campaignEnded(recorder) && open.getAsBoolean()) {
            tellNothingIsLeft(request.combinations().size(), gpu);
          }
        },
        failure -> {
          campaignEnded(recorder);
          problem.set(
              new SharedGpu(session)
                  .failed(CAMPAIGN, failure, () -> measureCampaign(measure.besideOthers())));
        });
  }

  /// Whether it measured anything.
  private boolean campaignEnded(Recorder recorder) {
    List<Measurement> taken = recorder.take();
    measuring.set(false);
    session.add(taken);
    return !taken.isEmpty();
  }

  private void tellNothingIsLeft(int combinations, GpuId gpu) {
    session
        .notices()
        .show(
            Notice.of(
                "campaign",
                combinations == 0
                    ? "There is nothing to measure on %s: a training campaign needs two engines that fit into its memory together."
                        .formatted(gpu.value())
                    : "Nothing is left to measure: all %d combinations of the training campaign are measured on %s. Train learns from them."
                        .formatted(combinations, gpu.value())));
  }

  /// Asks for another project and takes its measurements of engines that this one has, too.
  void importMeasurements() {
    steps
        .dialogs()
        .folderToRead("Project to take measurements from")
        .ifPresent(steps.files()::takeMeasurements);
  }

  void train() {
    GpuId gpu = session.selection().gpuProperty().get();
    if (gpu != null) {
      problem.set("");
      training.train(gpu);
    }
  }

  private void projectChanged(@Nullable Project before, Project now) {
    if (before == null
        || !before.measurements().equals(now.measurements())
        || !before.profiles().equals(now.profiles())
        || !Objects.equals(before.predictor(), now.predictor())) {
      compare();
    }
  }

  private void compare() {
    if (comparing != null && comparing.isRunning()) {
      comparing.cancel();
    }
    Project project = session.project();
    if (project.measurements().isEmpty() && project.predictor() == null) {
      comparison.set(Comparison.EMPTY);
      return;
    }
    comparing =
        tasks.run(
            "Compare with measurements",
            progress -> Comparison.of(project, steps.predict(), progress),
            result -> show(project, result),
            failure -> session.problems().failed("Compare", failure));
  }

  private void show(Project of, Comparison result) {
    if (session.project().measurements().equals(of.measurements())) {
      comparison.set(result);
    }
  }

  /// Rows that are drawn: those with a prediction.
  List<Row> drawn() {
    return comparison.get().rows().stream().filter(row -> row.predicted() != null).toList();
  }
}
