package io.optimum.workbench.ui.session;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.load.Load;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.project.Project;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// The open project and what is chosen in it. Every edit is one step of undo; measurements are kept
/// whatever is undone, because they are on disk already.
public final class Session {
  private final ReadOnlyObjectWrapper<Project> project =
      new ReadOnlyObjectWrapper<>(Project.empty("Untitled"));
  private final ReadOnlyObjectWrapper<@Nullable Path> folder = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper undoTitle = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper redoTitle = new ReadOnlyStringWrapper("");
  private final History<Snapshot> history = new History<>();
  private final Selection selection = new Selection();
  private final Problems problems;
  private final Notices notices = new Notices();
  private Project saved = project.get();
  private Object opening = new Object();

  private record Snapshot(
      Project project,
      List<Deployment> deployments,
      Map<EngineId, Load> loads,
      @Nullable EngineId engine) {}

  public Session() {
    this(InstantSource.system());
  }

  /// @param clock tells when problems happened
  public Session(InstantSource clock) {
    problems = new Problems(clock);
  }

  public ReadOnlyObjectProperty<Project> projectProperty() {
    return project.getReadOnlyProperty();
  }

  public Project project() {
    return project.get();
  }

  /// Where the project is kept; null before it was first saved.
  public ReadOnlyObjectProperty<@Nullable Path> folderProperty() {
    return folder.getReadOnlyProperty();
  }

  public Optional<Path> folder() {
    return Optional.ofNullable(folder.get());
  }

  /// Whether there are edits that are not saved.
  public ReadOnlyBooleanProperty dirtyProperty() {
    return dirty.getReadOnlyProperty();
  }

  /// What undo would take back; empty = nothing.
  public ReadOnlyStringProperty undoTitleProperty() {
    return undoTitle.getReadOnlyProperty();
  }

  /// What redo would do again; empty = nothing.
  public ReadOnlyStringProperty redoTitleProperty() {
    return redoTitle.getReadOnlyProperty();
  }

  public Selection selection() {
    return selection;
  }

  public Problems problems() {
    return problems;
  }

  /// What waits for an answer of the user.
  public Notices notices() {
    return notices;
  }

  /// Shows a project that was just read or made; forgets undo and selection.
  public void show(Project opened, @Nullable Path where) {
    history.clear();
    selection.deploy(List.of());
    selection.load(Map.of());
    selection.engineProperty().set(null);
    selection.measurementProperty().set(null);
    if (where == null || !where.equals(folder.get())) {
      opening = new Object();
    }
    saved = opened;
    folder.set(where);
    replace(opened);
  }

  /// Tells later whether the project that is open now still is: what long work found out about one
  /// belongs into no other.
  public BooleanSupplier stillOpen() {
    Object now = opening;
    return () -> now.equals(opening);
  }

  /// Changes the project that work began with, as one step of undo.
  ///
  /// @param open whether it still is, see [#stillOpen]
  /// @param otherwise noted where another project is open by now
  public void editOf(
      BooleanSupplier open, String title, UnaryOperator<Project> change, Problem otherwise) {
    if (open.getAsBoolean()) {
      edit(title, change);
    } else {
      problems.add(otherwise);
    }
  }

  /// Changes the project, as one step of undo.
  public void edit(String title, UnaryOperator<Project> change) {
    Project changed = change.apply(project());
    if (!changed.equals(project())) {
      history.record(title, snapshot());
      replace(changed);
    }
  }

  /// Changes the combined deployments, as one step of undo.
  public void deploy(String title, List<Deployment> deployments) {
    if (!deployments.equals(selection.deployments())) {
      history.record(title, snapshot());
      selection.deploy(deployments);
      refreshTitles();
    }
  }

  /// The same while combinations are looked through, with the arrow keys on a map for example: undo
  /// goes back to before the first of them.
  public void browse(String title, List<Deployment> deployments) {
    if (!deployments.equals(selection.deployments())) {
      history.browse(title, snapshot());
      selection.deploy(deployments);
      refreshTitles();
    }
  }

  /// Changes what is asked of an engine, as one step of undo.
  public void load(EngineId engine, Load load) {
    Map<EngineId, Load> changed = new TreeMap<>(selection.loadsProperty().get());
    if (load.isClosedLoop()) {
      changed.remove(engine);
    } else {
      changed.put(engine, load);
    }
    if (!changed.equals(selection.loadsProperty().get())) {
      history.record("Change load", snapshot());
      selection.load(changed);
      refreshTitles();
    }
  }

  /// Until [#endGesture], all edits are one step of undo: a slider was taken hold of.
  public void beginGesture() {
    history.beginGesture();
  }

  public void endGesture() {
    history.endGesture();
  }

  /// Adds measurements that are in the journal already.
  public void add(List<Measurement> measured) {
    if (!measured.isEmpty()) {
      replace(project().withMoreMeasurements(measured));
    }
  }

  public void undo() {
    history.undo(snapshot()).ifPresent(this::restore);
  }

  public void redo() {
    history.redo(snapshot()).ifPresent(this::restore);
  }

  public void markSaved(Project what, Path where) {
    saved = what;
    folder.set(where);
    refreshDirty();
  }

  private Snapshot snapshot() {
    return new Snapshot(
        project(),
        selection.deployments(),
        selection.loadsProperty().get(),
        selection.engineProperty().get());
  }

  private void restore(Snapshot snapshot) {
    selection.load(snapshot.loads());
    selection.deploy(snapshot.deployments());
    Set<EngineId> before = project().enginesById().keySet();
    EngineId shown = selection.engineProperty().get();
    replace(snapshot.project().withMeasurements(project().measurements()));
    lookAgain(snapshot.engine(), shown, before);
  }

  /// Looks at the engine that was looked at then, where the one looked at now went with what was
  /// taken back, or where it comes back itself; else goes on looking at the same.
  private void lookAgain(@Nullable EngineId then, @Nullable EngineId shown, Set<EngineId> before) {
    Set<EngineId> now = project().enginesById().keySet();
    boolean gone = shown != null && !now.contains(shown);
    boolean back = then != null && now.contains(then) && !before.contains(then);
    EngineId wanted = gone || back ? then : shown;
    if (wanted != null && now.contains(wanted)) {
      selection.engineProperty().set(wanted);
    }
  }

  private void replace(Project changed) {
    project.set(changed);
    chooseGpu();
    refreshDirty();
    refreshTitles();
  }

  /// Keeps the chosen GPU while engines are profiled on it, else takes the one of most profiles.
  private void chooseGpu() {
    List<GpuId> profiled =
        project().profiles().byKey().keySet().stream().map(key -> key.gpu()).toList();
    GpuId chosen = selection.gpuProperty().get();
    if (chosen == null || !profiled.contains(chosen)) {
      selection
          .gpuProperty()
          .set(
              profiled.stream()
                  .max(java.util.Comparator.comparingLong(gpu -> count(profiled, gpu)))
                  .orElse(null));
    }
  }

  private static long count(List<GpuId> all, GpuId one) {
    return all.stream().filter(one::equals).count();
  }

  private void refreshDirty() {
    dirty.set(!project().withMeasurements(List.of()).equals(saved.withMeasurements(List.of())));
  }

  private void refreshTitles() {
    undoTitle.set(history.undoTitle());
    redoTitle.set(history.redoTitle());
  }
}
