package io.optimum.workbench.ui.engines;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.importer.ImportResult;
import io.optimum.workbench.importer.source.ImportRequest;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import io.optimum.workbench.workflow.engines.ImportStep;
import io.optimum.workbench.workflow.plan.TraceStep;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Files on their way into the project: read, looked through, then added or discarded.
public final class ImportViewModel {
  private final Session session;
  private final Steps steps;
  private final Tasks tasks;
  private final ReadOnlyObjectWrapper<@Nullable Pending> pending = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final ObservableList<Problem> problems = FXCollections.observableArrayList();

  /// What an import needs.
  ///
  /// @param importing reads and adds
  /// @param tracing keeps timelines
  /// @param gpus data sheets to choose from
  /// @param home of the project, asked for when there is something to keep there
  public record Steps(
      ImportStep importing, TraceStep tracing, GpuLibrary gpus, Supplier<Home> home) {}

  /// Where a project keeps what undo does not take back.
  ///
  /// @param folder of the project
  /// @param journal takes measurements
  public record Home(Path folder, Consumer<Measurement> journal) {}

  /// What was read and is not in the project yet.
  record Pending(ImportRequest request, ImportResult result) {
    /// One row per thing that would be added.
    List<PreviewRow> rows(Session into) {
      return PreviewRow.of(result, into.project());
    }
  }

  public ImportViewModel(Session session, Steps steps, Tasks tasks) {
    this.session = session;
    this.steps = steps;
    this.tasks = tasks;
  }

  /// What was read and waits for a word; null = nothing.
  ReadOnlyObjectProperty<@Nullable Pending> pendingProperty() {
    return pending.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /// What the last import did, in a sentence; empty = none yet.
  ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  /// What was wrong with the files of the last import.
  ObservableList<Problem> problems() {
    return problems;
  }

  /// The rows of what waits.
  List<PreviewRow> rows() {
    Pending waiting = pending.get();
    return waiting == null ? List.of() : waiting.rows(session);
  }

  /// Data sheets to choose from for files that name no GPU.
  List<GpuId> gpus() {
    return steps.gpus().of(session.project()).keySet().stream().sorted().toList();
  }

  /// Reads files and folders, to be looked through.
  void read(List<Path> files) {
    if (!files.isEmpty()) {
      read(ImportRequest.of(files));
    }
  }

  /// Reads the same files again, knowing more about them.
  void readAgain(UnaryOperator<ImportRequest> change) {
    Pending waiting = pending.get();
    if (waiting != null) {
      read(change.apply(waiting.request()));
    }
  }

  private void read(ImportRequest request) {
    if (busy.get()) {
      return;
    }
    busy.set(true);
    List<Path> files = request.files();
    tasks.run(
        "Read " + (files.size() == 1 ? files.getFirst().getFileName() : files.size() + " files"),
        progress -> steps.importing().read(request, progress),
        result -> show(request, result),
        failure -> {
          busy.set(false);
          problems.clear();
          summary.set(session.problems().failed("Import", failure));
        });
  }

  private void show(ImportRequest request, ImportResult result) {
    busy.set(false);
    problems.setAll(result.problems());
    if (result.isEmpty()) {
      pending.set(null);
      session.problems().add(result.problems());
      summary.set(PreviewRow.nothing(result));
      return;
    }
    summary.set("");
    pending.set(new Pending(request, result));
  }

  /// Adds what waits to the project: engines as one step of undo, measurements for good.
  void add() {
    Pending waiting = pending.get();
    if (waiting == null) {
      return;
    }
    ImportResult result = waiting.result();
    pending.set(null);
    session.problems().add(result.problems());
    List<Measurement> news = steps.importing().news(session.project(), result);
    session.edit("Import files", project -> steps.importing().add(project, result));
    summary.set(PreviewRow.summary(result));
    if (!news.isEmpty() || !result.traces().isEmpty()) {
      keep(result, news, steps.home().get());
    }
    if (!result.engines().isEmpty()) {
      session.selection().engineProperty().set(result.engines().getFirst().id());
    }
  }

  private void keep(ImportResult result, List<Measurement> news, Home home) {
    try {
      news.forEach(home.journal());
    } catch (UncheckedIOException e) {
      session.problems().failed("Import", e);
    }
    session.add(news);
    if (!result.traces().isEmpty()) {
      tasks.run(
          "Keep timelines",
          progress -> steps.tracing().keep(session.project(), result, home.folder(), progress),
          this::kept,
          failure -> session.problems().failed("Keep timelines", failure));
    }
  }

  private void kept(List<Path> timelines) {
    String names =
        timelines.stream()
            .map(each -> "recordings/" + each.getFileName())
            .collect(Collectors.joining(", "));
    summary.set(
        "%s The timeline is in %s: open it on the Timeline screen."
            .formatted(summary.get(), names));
  }

  /// Forgets what waits; the project stays as it is.
  void discard() {
    pending.set(null);
    problems.clear();
    summary.set("");
  }
}
