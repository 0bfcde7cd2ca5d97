package io.optimum.workbench.ui.shell;

import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.ui.control.Panel;
import io.optimum.workbench.ui.knobs.KnobsView;
import io.optimum.workbench.ui.knobs.KnobsViewModel;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.style.Format;
import io.optimum.workbench.workflow.campaign.ResourceUse;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// What is selected, in numbers: the knobs of the chosen deployments, and the engine looked at.
final class Inspector extends ScrollPane {
  private final Session session;
  private final GpuLibrary gpus;
  private final GridPane facts = new GridPane();
  private final Label engineName = new Label();
  private int row;

  Inspector(Session session, GpuLibrary gpus, KnobsViewModel knobs) {
    this.session = session;
    this.gpus = gpus;
    setId("inspector");
    getStyleClass().add("inspector");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setMinWidth(220);
    facts.getStyleClass().add("facts");
    engineName.setWrapText(true);
    VBox content =
        new VBox(
            new Panel("Chosen deployments", new KnobsView(knobs)),
            new Panel("Engine", engineName, facts));
    content.getStyleClass().add("inspector-content");
    setContent(content);
    session.projectProperty().subscribe(_ -> show());
    session.selection().engineProperty().subscribe(_ -> show());
    session.selection().gpuProperty().subscribe(_ -> show());
  }

  private void show() {
    facts.getChildren().clear();
    row = 0;
    Optional<EngineProfile> profile = profile();
    engineName.setText(
        profile
            .map(each -> each.key().engine().value())
            .orElse("Select an engine in the project tree."));
    engineName.getStyleClass().remove("hint");
    if (profile.isEmpty()) {
      engineName.getStyleClass().add("hint");
    }
    profile.ifPresent(this::facts);
  }

  private Optional<EngineProfile> profile() {
    EngineId engine = session.selection().engineProperty().get();
    GpuId gpu = session.selection().gpuProperty().get();
    if (engine == null || !session.project().enginesById().containsKey(engine)) {
      return Optional.empty();
    }
    List<GpuId> profiled = session.project().profiles().gpus(engine);
    return profiled.stream()
        .filter(each -> each.equals(gpu))
        .findFirst()
        .or(() -> profiled.stream().findFirst())
        .map(each ->
            session
                .project()
                .profiles()
                .require(
                    engine,
                    each,
                    session.project().profiles().batchSizes(engine, each).getFirst()));
  }

  private void facts(EngineProfile profile) {
    name(session.project().engine(profile.key().engine()));
    fact("GPU", profile.key().gpu().value());
    fact("Batch size", Format.count(profile.key().batchSize()));
    fact("Profile", profile.origin().name().toLowerCase(java.util.Locale.ROOT));
    switch (profile.soloLatency()) {
      case SoloLatency.Measured measured ->
          fact(
              "Solo latency",
              "%s, median of %s"
                  .formatted(
                      Format.nanos(measured.medianNanos()), Format.count(measured.sampleCount())));
      case SoloLatency.NotMeasured missing -> {
        fact("Solo latency", "not measured");
        reason(missing.reason());
      }
    }
    fact("Sum of kernels", Format.nanos(profile.kernelNanos()));
    fact("Weights", Format.bytes(profile.weightBytes()));
    fact("Activations", Format.bytes(profile.activationBytes()));
    fact(
        "Input and output",
        Format.bytes(profile.inputBytes()) + ", " + Format.bytes(profile.outputBytes()));
    GpuSpec sheet = gpus.of(session.project()).get(profile.key().gpu());
    if (sheet != null) {
      use(ResourceUse.of(profile, sheet));
    }
    fact("Source", profile.source());
  }

  private void name(Engine engine) {
    if (!engine.name().equals(engine.id().value())) {
      fact("Name", engine.name());
    }
  }

  private void use(ResourceUse use) {
    fact("Kernels", Format.count(use.kernelCount()));
    fact("SM block slots", Format.fraction(use.smFraction()));
    fact("DRAM bandwidth", Format.fraction(use.dramFraction()));
    fact("Arithmetic peak", Format.fraction(use.computeFraction()));
    fact("Host launch share", Format.fraction(use.launchFraction()));
  }

  /// Why the fact above is missing.
  private void reason(String why) {
    Label text = new Label(why);
    text.getStyleClass().add("hint");
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    facts.add(text, 0, row++, 2, 1);
  }

  private void fact(String name, String value) {
    Label title = new Label(name);
    title.getStyleClass().add("hint");
    title.setMinWidth(USE_PREF_SIZE);
    Label text = new Label(value);
    text.setWrapText(true);
    text.setTooltip(new Tooltip(value));
    GridPane.setValignment(title, VPos.TOP);
    facts.addRow(row++, title, text);
  }
}
