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
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Device and its provenance, seed, predictor and its error, whether all is saved. A narrow window
/// has the short of it; the rest is in the tooltips.
public final class StatusBar extends HBox {
  /// Below it there is no room for sentences.
  private static final double NARROW = 1000;

  private final Session session;
  private final PredictStep predicting;
  private final Label seed = new Label();
  private final Label predictor = new Label();
  private final Label saved = new Label();
  private final Latest<Named> names;
  private Named named = Named.whole("Predictor: being read");

  /// The predictor in use.
  private record Named(String whole, String brief) {
    static Named whole(String text) {
      return new Named(text, text);
    }
  }

  /// @param worker reads the predictor beside the window's thread
  public StatusBar(Session session, DeviceButton device, PredictStep predicting, Executor worker) {
    this.session = session;
    this.predicting = predicting;
    this.names =
        new Latest<>(
            worker,
            this::show,
            failure -> show(Named.whole("Predictor cannot be read: " + failure.getMessage())));
    setId("status-bar");
    getStyleClass().add("status-bar");
    predictor.setId("status-predictor");
    saved.setId("status-saved");
    saved.setMinWidth(USE_PREF_SIZE);
    seed.setMinWidth(USE_PREF_SIZE);
    predictor.setTooltip(new Tooltip());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(device, seed, predictor, gap, saved);
    session.projectProperty().subscribe(this::show);
    session.dirtyProperty().subscribe(_ -> showSaved());
    session.folderProperty().subscribe(_ -> showSaved());
    widthProperty().map(width -> width.doubleValue() < NARROW).subscribe(_ -> showTexts());
  }

  private void show(Named now) {
    named = now;
    showTexts();
  }

  private void showTexts() {
    predictor.setText(getWidth() < NARROW ? named.brief() : named.whole());
    predictor.getTooltip().setText(named.whole());
    showSaved();
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

  private Named predictor(Project project) {
    try {
      Optional<PredictorReport> report = predicting.trained(project).map(TrainedPredictor::report);
      String name = predicting.predictor(project).name();
      Optional<PredictionError> error = report.map(each -> each.errors().get(each.chosen()));
      String brief = name + error.map(StatusBar::error).orElse("");
      String rest = error.isPresent() ? report.map(StatusBar::rows).orElse("") : "";
      return new Named("Predictor: " + brief + rest, brief);
    } catch (IllegalArgumentException e) {
      return Named.whole("Predictor cannot be read: " + e.getMessage());
    }
  }

  private static String error(PredictionError error) {
    return ", error " + Format.fraction(error.mapeFraction());
  }

  private static String rows(PredictorReport report) {
    return " on %s held-out rows (%s)"
        .formatted(Format.count(report.heldOutRows()), report.split());
  }

  private void showSaved() {
    saved.setText(
        session.dirtyProperty().get() ? "Not saved" : session.folder().map(this::saved).orElse(""));
    saved.setTooltip(session.folder().map(folder -> new Tooltip(folder.toString())).orElse(null));
  }

  private String saved(Path folder) {
    return getWidth() < NARROW ? "Saved" : "Saved in " + folder.getFileName();
  }
}
