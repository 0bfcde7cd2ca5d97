package io.optimum.workbench.ui.engines;

import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.file.FileDialogs;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/// The engines of the project, the one looked at, and the last import.
public final class EnginesViewModel {
  private final Session session;
  private final GpuLibrary gpus;
  private final FileDialogs dialogs;
  private final ObservableList<EngineRow> all = FXCollections.observableArrayList();
  private final FilteredList<EngineRow> shown = new FilteredList<>(all);
  private final StringProperty filter = new SimpleStringProperty("");
  private final ObjectProperty<@Nullable EngineRow> selected = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable EngineProfile> profile = new SimpleObjectProperty<>();
  private final ImportViewModel imports;

  public EnginesViewModel(
      Session session, ImportViewModel.Steps steps, FileDialogs dialogs, Tasks tasks) {
    this.session = session;
    this.gpus = steps.gpus();
    this.dialogs = dialogs;
    this.imports = new ImportViewModel(session, steps, tasks);
    session.projectProperty().subscribe(this::list);
    filter.subscribe(text -> shown.setPredicate(row -> row.matches(text)));
    selected.subscribe(this::look);
    session.selection().engineProperty().subscribe(this::select);
  }

  /// Rows that match the filter.
  ObservableList<EngineRow> rows() {
    return shown;
  }

  StringProperty filterProperty() {
    return filter;
  }

  /// The row looked at; null = none.
  ObjectProperty<@Nullable EngineRow> selectedProperty() {
    return selected;
  }

  /// The profile looked at: the selected row at one batch size.
  ObjectProperty<@Nullable EngineProfile> profileProperty() {
    return profile;
  }

  /// Files on their way into the project.
  ImportViewModel imports() {
    return imports;
  }

  /// The data sheet of the GPU of the profile looked at; empty while there is none.
  Optional<GpuSpec> sheet() {
    EngineProfile at = profile.get();
    return at == null
        ? Optional.empty()
        : Optional.ofNullable(gpus.of(session.project()).get(at.key().gpu()));
  }

  void lookAt(int batchSize) {
    EngineRow row = selected.get();
    if (row != null) {
      profile.set(row.at(batchSize));
    }
  }

  void goTo(Screen screen) {
    session.selection().screenProperty().set(screen);
  }

  /// Asks for files and reads them, where they can be looked through.
  public void chooseFiles() {
    goTo(Screen.ENGINES);
    importFiles(dialogs.filesToImport());
  }

  /// Reads files and folders, to be looked through before they are added.
  public void importFiles(List<Path> files) {
    imports.read(files);
  }

  private void list(Project project) {
    EngineRow before = selected.get();
    List<EngineRow> rows = new ArrayList<>();
    for (Engine engine : project.engines()) {
      for (GpuId gpu : project.profiles().gpus(engine.id())) {
        rows.add(new EngineRow(engine, gpu, profiles(project, engine.id(), gpu)));
      }
    }
    if (rows.equals(all)) {
      if (before != null && session.selection().engineProperty().get() == null) {
        session.selection().engineProperty().set(before.engine().id());
      }
      return;
    }
    all.setAll(rows);
    selected.set(
        rows.stream()
            .filter(row -> before != null && row.engine().id().equals(before.engine().id()))
            .findFirst()
            .orElse(rows.isEmpty() ? null : rows.getFirst()));
  }

  private static List<EngineProfile> profiles(Project project, EngineId engine, GpuId gpu) {
    return project.profiles().batchSizes(engine, gpu).stream()
        .map(batch -> project.profiles().require(engine, gpu, batch))
        .toList();
  }

  private void look(@Nullable EngineRow row) {
    profile.set(row == null ? null : row.smallest());
    if (row != null) {
      session.selection().engineProperty().set(row.engine().id());
    }
  }

  private void select(@Nullable EngineId engine) {
    EngineRow row = selected.get();
    if (engine != null && (row == null || !row.engine().id().equals(engine))) {
      all.stream()
          .filter(each -> each.engine().id().equals(engine))
          .findFirst()
          .ifPresent(selected::set);
    }
  }
}
