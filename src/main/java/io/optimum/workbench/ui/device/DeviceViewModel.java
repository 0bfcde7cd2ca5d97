package io.optimum.workbench.ui.device;

import io.optimum.workbench.device.DeviceAddress;
import io.optimum.workbench.device.DeviceCapabilities;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.MachineSurvey;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuMachine;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The devices that can be chosen, and the one that is. A device is asked what it is before it is
/// taken; until then, and when it fails, the one before stays. All but [#measuring] belongs to the
/// window's thread.
public final class DeviceViewModel {
  /// What is not the name of a host alone.
  private static final Pattern ADDRESS = Pattern.compile("(ssh|agent|sim|cuda|replay):.*");

  private final Session session;
  private final MeasureStep plain;
  private final KnownHosts hosts;
  private final Tasks tasks;
  private final MachineSurvey machines;
  private final ObservableList<DeviceEntry> entries = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<DeviceEntry> chosen;
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private boolean looked;
  private volatile DeviceAddress address = DeviceAddress.simulated();

  /// @param measuring on simulated GPUs
  /// @param machines says which GPUs there are
  public DeviceViewModel(
      Session session,
      MeasureStep measuring,
      KnownHosts hosts,
      Tasks tasks,
      MachineSurvey machines) {
    this.session = session;
    this.machines = machines;
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

  /// Whether the chosen one is a GPU that CUDA runs on.
  public ObservableValue<Boolean> realGpu() {
    return chosen.map(each -> each.address().isRealGpu());
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

  /// Looks which GPUs this machine has: when the choice is first shown, as it takes a process.
  void look() {
    DeviceEntry first = entry(new DeviceAddress.Cuda(0));
    if (!looked && first.stateProperty().get() instanceof DeviceState.Unknown) {
      looked = true;
      survey(new DeviceChoice.Place.ThisMachine(), first, () -> {});
    }
  }

  /// Adds a host and asks which GPUs it has; the first is taken.
  ///
  /// @param text `user@host`, `user@host:port`, or any address of a device
  void add(String text) {
    try {
      String full =
          ADDRESS.matcher(text.strip()).matches() ? text.strip() : "ssh://" + text.strip();
      DeviceAddress typed = DeviceAddress.parse(full);
      problem.set("");
      DeviceEntry first = entry(typed);
      if (typed instanceof DeviceAddress.Agent host && !full.endsWith(host.device().text())) {
        survey(host.place(), first, () -> choose(first));
      } else {
        choose(first);
      }
    } catch (IllegalArgumentException e) {
      problem.set(e.getMessage());
    }
  }

  /// Asks a machine for its GPUs, each of which becomes an entry.
  ///
  /// @param first entry of its first GPU
  /// @param then done when there is one, or it cannot tell
  private void survey(DeviceChoice.Place place, DeviceEntry first, Runnable then) {
    first.state(new DeviceState.Connecting());
    tasks.run(
        "Look for GPUs: " + first.title(),
        progress -> machines.survey(place, progress),
        machine -> found(place, first, machine, then),
        failure -> first.state(failed(failure)));
  }

  private void found(
      DeviceChoice.Place place, DeviceEntry first, GpuMachine machine, Runnable then) {
    if (machine instanceof GpuMachine.Told told && told.gpus().isEmpty()) {
      first.state(new DeviceState.Failed(whyNone(told)));
      return;
    }
    for (GpuMachine.Gpu gpu : machine.gpus()) {
      entry(address(place, gpu)).found(gpu, machine);
    }
    first.state(new DeviceState.Unknown());
    then.run();
  }

  private static String whyNone(GpuMachine.Told told) {
    return told.cuda() instanceof GpuMachine.Found.NotFound none ? none.reason() : "No GPU.";
  }

  private static DeviceAddress address(DeviceChoice.Place place, GpuMachine.Gpu found) {
    DeviceAddress gpu = DeviceAddress.of(found);
    return place instanceof DeviceChoice.Place.Host ? new DeviceAddress.Agent(place, gpu) : gpu;
  }

  private DeviceState failed(Throwable failure) {
    return failure instanceof CancellationException
        ? new DeviceState.Unknown()
        : new DeviceState.Failed(session.problems().failed("Connect", failure));
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
        failure -> entry.state(failed(failure)));
  }

  /// In this process there is nothing to wait for.
  private void simulated(DeviceEntry entry, Supplier<DeviceCapabilities> asked, Runnable then) {
    try {
      entry.state(new DeviceState.Available(asked.get()));
      then.run();
    } catch (RuntimeException e) {
      entry.state(failed(e));
    }
  }
}
