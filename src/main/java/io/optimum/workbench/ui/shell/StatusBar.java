package io.optimum.workbench.ui.shell;

import io.optimum.workbench.device.DeviceCapabilities;
import io.optimum.workbench.domain.GpuId;
import io.optimum.workbench.predictor.PredictionError;
import io.optimum.workbench.predictor.PredictorReport;
import io.optimum.workbench.predictor.TrainedPredictor;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.ui.control.ProvenanceBadge;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.style.Format;
import io.optimum.workbench.workflow.MeasureStep;
import io.optimum.workbench.workflow.PredictStep;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Device and its provenance, seed, predictor and its error, whether all is saved.
final class StatusBar extends HBox {
  private final Session session;
  private final MeasureStep measuring;
  private final PredictStep predicting;
  private final Label device = new Label();
  private final ProvenanceBadge provenance = new ProvenanceBadge();
  private final Label seed = new Label();
  private final Label predictor = new Label();
  private final Label saved = new Label();

  StatusBar(Session session, MeasureStep measuring, PredictStep predicting) {
    this.session = session;
    this.measuring = measuring;
    this.predicting = predicting;
    setId("status-bar");
    getStyleClass().add("status-bar");
    device.setId("status-device");
    predictor.setId("status-predictor");
    saved.setId("status-saved");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(device, provenance, seed, predictor, gap, saved);
    session.selection().gpuProperty().subscribe(_ -> showDevice());
    session.projectProperty().subscribe(this::show);
    session.dirtyProperty().subscribe(_ -> showSaved());
    session.folderProperty().subscribe(_ -> showSaved());
  }

  private void show(Project project) {
    seed.setText("Seed " + project.settings().seed());
    predictor.setText(predictor(project));
    showSaved();
  }

  private void showDevice() {
    GpuId gpu = session.selection().gpuProperty().get();
    if (gpu == null) {
      device.setText("No device: import engines first");
      provenance.provenanceProperty().set(Optional.empty());
      return;
    }
    try {
      DeviceCapabilities able = measuring.capabilities(session.project(), gpu);
      device.setText(able.name());
      provenance.provenanceProperty().set(Optional.of(able.provenance()));
    } catch (IllegalArgumentException e) {
      device.setText("No data sheet of " + gpu);
      provenance.provenanceProperty().set(Optional.empty());
    }
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
