package io.optimum.workbench.ui.session;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.load.Load;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What is chosen: the screen, the GPU, the engine and measurement to inspect, and the deployments
/// that are combined, and under which load. The deployments are changed through [Session#deploy],
/// the loads through [Session#load], so that it can be undone.
public final class Selection {
  private final ObjectProperty<Screen> screen = new SimpleObjectProperty<>(Screen.WELCOME);
  private final ObjectProperty<@Nullable GpuId> gpu = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable EngineId> engine = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Measurement> measurement = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<List<Deployment>> deployments =
      new ReadOnlyObjectWrapper<>(List.of());

  private final ReadOnlyObjectWrapper<Map<EngineId, Load>> loads =
      new ReadOnlyObjectWrapper<>(Map.of());

  private final Arrangement arrangement = new Arrangement();

  Selection() {}

  /// How the chosen deployments share the GPU.
  public Arrangement arrangement() {
    return arrangement;
  }

  public ObjectProperty<Screen> screenProperty() {
    return screen;
  }

  /// The GPU that runs and predictions are for; null while no engine is profiled.
  public ObjectProperty<@Nullable GpuId> gpuProperty() {
    return gpu;
  }

  /// The engine shown in the inspector.
  public ObjectProperty<@Nullable EngineId> engineProperty() {
    return engine;
  }

  /// The measurement shown in the inspector.
  public ObjectProperty<@Nullable Measurement> measurementProperty() {
    return measurement;
  }

  public ReadOnlyObjectProperty<List<Deployment>> deploymentsProperty() {
    return deployments.getReadOnlyProperty();
  }

  public List<Deployment> deployments() {
    return deployments.get();
  }

  /// The deployments as streams of one GPU; empty while none are chosen.
  public Optional<Combination> combination() {
    return deployments().isEmpty()
        ? Optional.empty()
        : Optional.of(Combination.ofStreams(deployments()));
  }

  /// The deployments as they are to share the GPU ([#arrangement]); empty while none are chosen.
  public Optional<Combination> arranged() {
    return combination().map(each -> new Combination(arrangement.sharing(), each.deployments()));
  }

  /// Loads of engines that do not run in a closed loop.
  public ReadOnlyObjectProperty<Map<EngineId, Load>> loadsProperty() {
    return loads.getReadOnlyProperty();
  }

  public Load load(EngineId of) {
    return loads.get().getOrDefault(of, Load.closedLoop());
  }

  /// What is asked of each chosen deployment.
  public List<Load> loads() {
    return deployments().stream().map(each -> load(each.engine())).toList();
  }

  void load(Map<EngineId, Load> value) {
    loads.set(Map.copyOf(value));
  }

  void deploy(List<Deployment> value) {
    deployments.set(List.copyOf(value));
  }
}
