package io.optimum.workbench.ui.shell.bottom;

import io.optimum.workbench.predictor.PredictionError;
import io.optimum.workbench.predictor.PredictorReport;
import io.optimum.workbench.predictor.TrainedPredictor;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.ui.device.DeviceButton;
import io.optimum.workbench.ui.fx.Latest;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.style.Format;
import io.optimum.workbench.workflow.predict.PredictStep;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Device and its provenance, seed, predictor and its error, whether all is saved.
public final class StatusBar extends HBox {
  private final Session session;
  private final PredictStep predicting;
  private final Label seed = new Label();
  private final Label predictor = new Label();
  private final Label saved = new Label();
  private final Latest<String> names;

  /// @param worker reads the predictor beside the window's thread
  public StatusBar(Session session, DeviceButton device, PredictStep predicting, Executor worker) {
    this.session = session;
    this.predicting = predicting;
    this.names =
        new Latest<>(
            worker,
            predictor::setText,
            failure -> predictor.setText("Predictor cannot be read: " + failure.getMessage()));
    setId("status-bar");
    getStyleClass().add("status-bar");
    predictor.setId("status-predictor");
    predictor.setText("Predictor: being read");
    saved.setId("status-saved");
    saved.setMinWidth(USE_PREF_SIZE);
    seed.setMinWidth(USE_PREF_SIZE);
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(predictor.textProperty());
    predictor.setTooltip(whole);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(device, seed, predictor, gap, saved);
    session.projectProperty().subscribe(this::show);
    session.dirtyProperty().subscribe(_ -> showSaved());
    session.folderProperty().subscribe(_ -> showSaved());
  }

  private void show(Project project) {
    seed.setText("Seed " + project.settings().seed());
    showSaved();
  }

  /// From now on, names the predictor in use. Reading one takes as long as opening the window, so
  /// this is for when the window is there.
  public void namePredictor() {
    session.projectProperty().subscribe(project -> names.request(() -> predictor(project)));
  }

  private String predictor(Project project) {
    try {
      Optional<PredictorReport> report = predicting.trained(project).map(TrainedPredictor::report);
      return "Predictor: "
          + predicting.predictor(project).name()
          + report.map(this::error).orElse("");
    } catch (IllegalArgumentException e) {
      return "Predictor cannot be read: " + e.getMessage();
    }
  }

  private String error(PredictorReport report) {
    PredictionError error = report.errors().get(report.chosen());
    return error == null
        ? ""
        : ", error %s on %s held-out rows (%s)"
            .formatted(
                Format.fraction(error.mapeFraction()),
                Format.count(report.heldOutRows()),
                report.split());
  }

  private void showSaved() {
    saved.setText(
        session.dirtyProperty().get()
            ? "Not saved"
            : session.folder().map(folder -> "Saved in " + folder.getFileName()).orElse(""));
  }
}
