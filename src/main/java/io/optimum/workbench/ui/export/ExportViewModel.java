package io.optimum.workbench.ui.export;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.exporter.ExportBundle;
import io.optimum.workbench.exporter.ExportBundle.ExportFile;
import io.optimum.workbench.exporter.folder.ExportChange;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.file.FileDialogs;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The export of the plan: which target, its files, and where they went.
public final class ExportViewModel {
  /// A text area shows so much without delay.
  private static final int SHOWN_CHARACTERS = 100_000;

  private final Session session;
  private final Exporting exporting;
  private final Tasks tasks;
  private final FileDialogs dialogs;
  private final ObjectProperty<String> target;
  private final ObjectProperty<@Nullable ExportFile> file = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<@Nullable ExportBundle> bundle =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper result = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable Replacement> replacement =
      new ReadOnlyObjectWrapper<>();
  private int previews;

  /// An export made before, and what writing would do to it.
  record Replacement(ExportBundle bundle, Path folder, List<ExportChange> changes) {
    /// What waits for a word, in a sentence.
    String question() {
      return "%s holds an export made before. Writing it anew: %s."
          .formatted(folder, ExportChange.summary(changes));
    }
  }

  /// Previews and writes exports; blocks.
  public interface Exporting {
    List<String> targets();

    /// A target as people call it.
    String title(String target);

    ExportBundle preview(Project project, Path projectFolder, String target);

    /// What writing would do to an export made before in the same folder.
    List<ExportChange> changes(ExportBundle bundle, Path folder);

    void write(ExportBundle bundle, Path folder, Progress progress);
  }

  public ExportViewModel(Session session, Exporting exporting, Tasks tasks, FileDialogs dialogs) {
    this.session = session;
    this.exporting = exporting;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.target = new SimpleObjectProperty<>(exporting.targets().getFirst());
    session
        .projectProperty()
        .subscribe((before, now) -> {
          if (!Objects.equals(before.plan(), now.plan())) {
            preview();
          }
        });
    target.subscribe(_ -> preview());
  }

  List<String> targets() {
    return exporting.targets();
  }

  /// A target as people call it.
  String title(String target) {
    return exporting.title(target);
  }

  ObjectProperty<String> targetProperty() {
    return target;
  }

  /// The files to come; null = there is no plan.
  ReadOnlyObjectProperty<@Nullable ExportBundle> bundleProperty() {
    return bundle.getReadOnlyProperty();
  }

  /// The file previewed; null = none.
  ObjectProperty<@Nullable ExportFile> fileProperty() {
    return file;
  }

  /// What the target cannot express, or what is missing.
  List<Problem> warnings() {
    ExportBundle shown = bundle.get();
    return shown == null ? List.of() : Problem.gathered(shown.problems());
  }

  /// What would be replaced and waits for a word; null = nothing.
  ReadOnlyObjectProperty<@Nullable Replacement> replacementProperty() {
    return replacement.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// What was written, and where; empty = nothing yet.
  ReadOnlyStringProperty resultProperty() {
    return result.getReadOnlyProperty();
  }

  /// The text of the file previewed.
  static String text(@Nullable ExportFile file) {
    return switch (file) {
      case null -> "";
      case ExportFile.Text text when text.content().length() > SHOWN_CHARACTERS ->
          text.content().substring(0, SHOWN_CHARACTERS)
              + "\n… %d more characters are in the file."
                  .formatted(text.content().length() - SHOWN_CHARACTERS);
      case ExportFile.Text text -> text.content();
      case ExportFile.Copy copy -> "A copy of " + copy.source() + ".";
      case ExportFile.Packed packed ->
          "%d bytes of text, compressed to %d."
              .formatted(packed.textBytes(), packed.content().length);
    };
  }

  /// Asks for a folder and writes the export; over one made before only after [#replace].
  void export() {
    ExportBundle ready = bundle.get();
    if (ready == null || busy.get()) {
      return;
    }
    Optional<Path> folder = dialogs.folderToWrite("Folder for the export: " + title(target.get()));
    folder.ifPresent(to -> compare(ready, to));
  }

  /// Writes over the export that was made before.
  void replace() {
    Replacement waiting = replacement.get();
    if (waiting != null && !busy.get()) {
      replacement.set(null);
      write(waiting);
    }
  }

  /// Leaves the export that was made before as it is.
  void keep() {
    replacement.set(null);
    ExportBundle shown = bundle.get();
    file.set(shown == null || shown.files().isEmpty() ? null : shown.files().getFirst());
  }

  private void compare(ExportBundle ready, Path folder) {
    begin();
    tasks.run(
        "Compare with " + folder.getFileName(),
        _ -> exporting.changes(ready, folder),
        changes -> {
          busy.set(false);
          decide(new Replacement(ready, folder, changes));
        },
        this::fail);
  }

  /// Nothing is asked where nothing of an earlier export would be another.
  private void decide(Replacement compared) {
    List<String> lines = ExportChange.text(compared.changes());
    boolean touches =
        compared.changes().stream()
            .anyMatch(each ->
                each.kind() == ExportChange.Kind.CHANGED
                    || each.kind() == ExportChange.Kind.REMOVED);
    if (!touches) {
      write(compared);
      return;
    }
    replacement.set(compared);
    file.set(new ExportFile.Text("Changes", String.join("\n", lines) + "\n", false));
  }

  private void write(Replacement decided) {
    begin();
    tasks.run(
        "Export: " + title(target.get()),
        progress -> {
          exporting.write(decided.bundle(), decided.folder(), progress);
          return decided;
        },
        this::written,
        this::fail);
  }

  private void begin() {
    busy.set(true);
    problem.set("");
    result.set("");
  }

  private void fail(Throwable failure) {
    busy.set(false);
    problem.set(session.problems().failed("Export", failure));
  }

  private void written(Replacement done) {
    busy.set(false);
    int count = done.bundle().files().size();
    String summary = ExportChange.summary(done.changes());
    result.set(
        "Wrote %d %s to %s%s."
            .formatted(
                count,
                count == 1 ? "file" : "files",
                done.folder(),
                summary.isEmpty() ? "" : ": " + summary));
  }

  /// Some targets run the device or the predictor: made off the window's thread, the newest wins.
  private void preview() {
    problem.set("");
    result.set("");
    replacement.set(null);
    int number = ++previews;
    Project project = session.project();
    if (project.plan() == null) {
      show(null);
      return;
    }
    String wanted = target.get();
    Path folder = session.folder().orElse(Path.of(""));
    busy.set(true);
    tasks.run(
        "Preview: " + title(wanted),
        _ -> exporting.preview(project, folder, wanted),
        now -> {
          if (number == previews) {
            show(now);
          }
        },
        failure -> {
          if (number == previews) {
            show(null);
            problem.set(reason(failure));
          }
        });
  }

  void goTo(Screen screen) {
    session.selection().screenProperty().set(screen);
  }

  private String reason(Throwable failure) {
    return failure instanceof IllegalArgumentException
        ? String.valueOf(failure.getMessage())
        : session.problems().failed("Export", failure);
  }

  private void show(@Nullable ExportBundle now) {
    busy.set(false);
    bundle.set(now);
    file.set(now == null || now.files().isEmpty() ? null : now.files().getFirst());
  }
}
