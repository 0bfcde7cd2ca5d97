package io.optimum.workbench.ui.device;

import io.optimum.workbench.device.DeviceAddress;
import io.optimum.workbench.device.DeviceCapabilities;
import io.optimum.workbench.domain.GpuId;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.workflow.MeasureStep;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The devices that can be chosen, and the one that is. A device is asked what it is before it is
/// taken; until then, and when it fails, the one before stays. All but [#measuring] belongs to the
/// window's thread.
public final class DeviceViewModel {
  private final Session session;
  private final MeasureStep plain;
  private final KnownHosts hosts;
  private final Tasks tasks;
  private final ObservableList<DeviceEntry> entries = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<DeviceEntry> chosen;
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private volatile DeviceAddress address = DeviceAddress.simulated();

  /// @param measuring on simulated GPUs
  public DeviceViewModel(Session session, MeasureStep measuring, KnownHosts hosts, Tasks tasks) {
    this.session = session;
    this.hosts = hosts;
    this.tasks = tasks;
    plain = measuring.ofFolder(session::folder);
    DeviceEntry simulated = new DeviceEntry(address);
    chosen = new ReadOnlyObjectWrapper<>(simulated);
    entries.addAll(simulated, new DeviceEntry(new DeviceAddress.Cuda(0)));
    hosts.read().forEach(each -> entries.add(new DeviceEntry(each)));
    session.selection().gpuProperty().subscribe(_ -> ask(chosen.get()));
  }

  /// Measures on whatever device is chosen when it begins.
  public MeasureStep measuring() {
    return plain.on(() -> address);
  }

  ObservableList<DeviceEntry> entries() {
    return entries;
  }

  ReadOnlyObjectProperty<DeviceEntry> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /// Why what was typed is no host; empty = it is.
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// Whether engines are profiled, so that there is a GPU to ask for.
  boolean isUsable() {
    return session.selection().gpuProperty().get() != null;
  }

  /// Takes a device once it has said what it is.
  void choose(DeviceEntry entry) {
    if (entry.stateProperty().get() instanceof DeviceState.Available) {
      take(entry);
    } else {
      connect(entry, () -> take(entry));
    }
  }

  private void take(DeviceEntry entry) {
    address = entry.address();
    chosen.set(entry);
  }

  /// Adds a host and asks what it has.
  ///
  /// @param text `user@host`, or any address of a device
  void add(String text) {
    try {
      DeviceAddress typed =
          DeviceAddress.parse(text.contains(":") ? text.strip() : "ssh://" + text.strip());
      problem.set("");
      choose(entry(typed));
    } catch (IllegalArgumentException e) {
      problem.set(e.getMessage());
    }
  }

  private DeviceEntry entry(DeviceAddress of) {
    Optional<DeviceEntry> known =
        entries.stream().filter(each -> each.address().equals(of)).findFirst();
    if (known.isPresent()) {
      return known.get();
    }
    DeviceEntry added = new DeviceEntry(of);
    entries.add(added);
    remember();
    return added;
  }

  /// Whether it was added and can be taken away again.
  boolean isForgettable(DeviceEntry entry) {
    return entry.address() instanceof DeviceAddress.Agent && !entry.equals(chosen.get());
  }

  void forget(DeviceEntry entry) {
    entries.remove(entry);
    remember();
  }

  private void remember() {
    List<DeviceAddress> added =
        entries.stream()
            .map(DeviceEntry::address)
            .filter(DeviceAddress.Agent.class::isInstance)
            .toList();
    hosts.write(added);
  }

  /// The GPU changed: what the device said of another one is not known of this one.
  private void ask(DeviceEntry entry) {
    entries.stream()
        .filter(each -> each.address().isSimulated())
        .forEach(each -> each.state(new DeviceState.Unknown()));
    if (entry.stateProperty().get() instanceof DeviceState.Unknown) {
      connect(entry, () -> {});
    }
  }

  private void connect(DeviceEntry entry, Runnable then) {
    GpuId gpu = session.selection().gpuProperty().get();
    if (gpu == null || entry.stateProperty().get() instanceof DeviceState.Connecting) {
      return;
    }
    Project project = session.project();
    MeasureStep there = plain.on(entry::address);
    if (entry.address() instanceof DeviceAddress.Simulated) {
      simulated(entry, () -> there.capabilities(project, gpu), then);
      return;
    }
    entry.state(new DeviceState.Connecting());
    tasks.run(
        "Connect to " + entry.title(),
        progress -> there.capabilities(project, gpu, progress),
        able -> {
          entry.state(new DeviceState.Available(able));
          then.run();
        },
        failure ->
            entry.state(
                failure instanceof CancellationException
                    ? new DeviceState.Unknown()
                    : new DeviceState.Failed(session.problems().failed("Connect", failure))));
  }

  /// In this process there is nothing to wait for.
  private static void simulated(
      DeviceEntry entry, java.util.function.Supplier<DeviceCapabilities> asked, Runnable then) {
    try {
      entry.state(new DeviceState.Available(asked.get()));
      then.run();
    } catch (IllegalArgumentException e) {
      entry.state(new DeviceState.Failed(String.valueOf(e.getMessage())));
    }
  }
}
