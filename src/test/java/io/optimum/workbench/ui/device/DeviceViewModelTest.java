package io.optimum.workbench.ui.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.TestData;
import io.optimum.workbench.device.DeviceAddress;
import io.optimum.workbench.device.DeviceCapabilities;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.DeviceOpener;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.gpu.GpuMachine;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.task.InlineTasks;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The choice of a device, where one host is reached and all others refuse.
class DeviceViewModelTest {
  private static final GpuSpec A100 = Sheets.A100;

  @TempDir Path folder;
  private final Session session = new Session();

  @BeforeEach
  void openProject() {
    session.show(TestData.project(), null);
  }

  private DeviceViewModel model() {
    return model(DeviceViewModelTest::open);
  }

  private DeviceViewModel model(DeviceOpener devices) {
    MeasureStep measuring =
        new MeasureStep(devices, new GpuLibrary(List.of(A100)), InstantSource.system(), 1);
    return new DeviceViewModel(
        session,
        measuring,
        new KnownHosts(hosts()),
        new InlineTasks(),
        (place, _) -> survey(place));
  }

  /// What this machine has, and the host that is reached; others refuse.
  private GpuMachine here = machine("No NVIDIA driver.");

  private GpuMachine survey(DeviceChoice.Place place) {
    if (place instanceof DeviceChoice.Place.ThisMachine) {
      return here;
    }
    if (place.equals(new DeviceChoice.Place.Host("me@good", 0))) {
      return machine("", "NVIDIA H200");
    }
    if (place.equals(new DeviceChoice.Place.Host("me@two", 0))) {
      return machine("", "NVIDIA H200", "NVIDIA L4");
    }
    if (place.equals(new DeviceChoice.Place.Host("me@old", 0))) {
      return new GpuMachine.NotTold("An older program.");
    }
    throw new IllegalStateException("Permission denied (publickey).");
  }

  private static GpuMachine machine(String why, String... gpus) {
    GpuMachine.Found none = new GpuMachine.Found.NotFound("There is none.");
    GpuMachine.Found cuda =
        gpus.length == 0
            ? new GpuMachine.Found.NotFound(why)
            : new GpuMachine.Found.Version("12.4");
    return new GpuMachine.Told(
        IntStream.range(0, gpus.length)
            .mapToObj(i -> new GpuMachine.Gpu(i, gpus[i], "GPU-" + i))
            .toList(),
        new GpuMachine.Found.Version("550.54.15"),
        cuda,
        none,
        none,
        none);
  }

  private Path hosts() {
    return folder.resolve("hosts.txt");
  }

  private static GpuDevice open(DeviceChoice choice) {
    return switch (choice) {
      case DeviceChoice.Simulated _ -> new Named(Provenance.SIMULATED);
      case DeviceChoice.Remote remote
          when remote.place().equals(new DeviceChoice.Place.Host("me@good", 0))
              || remote.place().equals(new DeviceChoice.Place.Host("me@two", 0)) ->
          new Named(Provenance.MEASURED);
      default -> throw new IllegalStateException("Permission denied (publickey).");
    };
  }

  private record Named(Provenance provenance) implements GpuDevice {
    @Override
    public DeviceCapabilities capabilities() {
      return new DeviceCapabilities(
          "device", A100, provenance, Set.of(Sharing.STREAMS), true, true, "1");
    }

    @Override
    public void load(EngineProfile profile) {}

    @Override
    public RunResult run(RunRequest request, RunControl control, SpanSink spans, Progress p) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }

  private static DeviceEntry last(DeviceViewModel model) {
    return model.entries().getLast();
  }

  private Provenance measuredOn(DeviceViewModel model) {
    return model.measuring().capabilities(session.project(), TestData.A100).provenance();
  }

  @Test
  void everyMigSliceIsOfferedByItsUuid() {
    GpuMachine.Told board = (GpuMachine.Told) machine("", "NVIDIA H100 MIG 1g.10gb");
    here =
        new GpuMachine.Told(
            List.of(
                board.gpus().getFirst(), new GpuMachine.Gpu(1, "NVIDIA H100 MIG 2g.20gb", "MIG-2")),
            board.driver(),
            board.cuda(),
            board.tensorRt8(),
            board.tensorRt10(),
            board.cupti());
    DeviceViewModel model = model();
    model.look();
    assertThat(last(model).address().text()).isEqualTo("cuda:MIG-2");
    assertThat(last(model).title()).isEqualTo("NVIDIA H100 MIG 2g.20gb, MIG-2 of this machine");
  }

  @Test
  void theSimulatedGpuIsChosenAtFirstAndThisMachinesIsOffered() {
    DeviceViewModel model = model();
    assertThat(model.entries())
        .extracting(DeviceEntry::title)
        .containsExactly("Simulated GPU", "GPU 0 of this machine");
    assertThat(model.chosenProperty().get().stateProperty().get())
        .isInstanceOf(DeviceState.Available.class);
    assertThat(measuredOn(model)).isEqualTo(Provenance.SIMULATED);
  }

  @Test
  void aHostThatAnswersIsTakenAndRemembered() throws Exception {
    DeviceViewModel model = model();
    ObservableValue<Boolean> realGpu = model.realGpu();
    assertThat(realGpu.getValue()).isFalse();
    model.add(" me@good ");
    assertThat(realGpu.getValue()).isTrue();
    assertThat(last(model).title()).isEqualTo("NVIDIA H200, GPU 0 of me@good");
    assertThat(last(model).stateProperty().get()).isInstanceOf(DeviceState.Available.class);
    assertThat(model.chosenProperty().get()).isEqualTo(last(model));
    assertThat(last(model).named("NVIDIA H200")).isEqualTo("NVIDIA H200 on me@good");
    assertThat(measuredOn(model)).isEqualTo(Provenance.MEASURED);
    assertThat(Files.readString(hosts())).isEqualTo("ssh://me@good/cuda:0\n");
    assertThat(last(model()).address()).isEqualTo(DeviceAddress.parse("ssh://me@good/cuda:0"));
  }

  @Test
  void everyGpuOfThisMachineIsAnEntryOnceTheChoiceIsShown() {
    here = machine("", "NVIDIA L4", "NVIDIA H100");
    DeviceViewModel model = model();
    assertThat(model.entries()).as("nothing is started before").hasSize(2);
    model.look();
    assertThat(model.entries())
        .extracting(DeviceEntry::title)
        .containsExactly(
            "Simulated GPU",
            "NVIDIA L4, GPU 0 of this machine",
            "NVIDIA H100, GPU 1 of this machine");
    assertThat(last(model).address()).isEqualTo(DeviceAddress.parse("cuda:1"));
    assertThat(last(model).detailsProperty().get())
        .isEqualTo(
            "GPU-1, driver 550.54.15, CUDA 12.4, TensorRT 8 not found, TensorRT 10 not found,"
                + " CUPTI not found");
    model.choose(last(model));
    assertThat(last(model).stateProperty().get())
        .isEqualTo(new DeviceState.Failed("Permission denied (publickey)."));
  }

  @Test
  void aMachineWithoutAGpuSaysWhy() {
    DeviceViewModel model = model();
    model.look();
    assertThat(model.entries().get(1).stateProperty().get())
        .isEqualTo(new DeviceState.Failed("No NVIDIA driver."));
    assertThat(model.entries()).hasSize(2);
  }

  @Test
  void aHostWithSeveralGpusIsAnEntryForEachAndTheFirstIsTaken() {
    DeviceViewModel model = model();
    model.add("me@two");
    assertThat(model.entries())
        .extracting(DeviceEntry::title)
        .endsWith("NVIDIA H200, GPU 0 of me@two", "NVIDIA L4, GPU 1 of me@two");
    assertThat(last(model).stateProperty().get()).isInstanceOf(DeviceState.Unknown.class);
    assertThat(model.chosenProperty().get().title()).startsWith("NVIDIA H200");
  }

  @Test
  void aHostWithAnOlderProgramIsConnectedWithoutBeingAsked() {
    DeviceViewModel model = model();
    model.add("me@old");
    assertThat(last(model).title()).isEqualTo("GPU 0 of me@old");
    assertThat(last(model).stateProperty().get()).isInstanceOf(DeviceState.Failed.class);
  }

  @Test
  void aDeviceThatFailsSaysWhyAndTheOneBeforeStays() {
    DeviceViewModel model = model();
    model.add("ssh://me@bad:port/cuda:1");
    assertThat(model.problemProperty().get()).contains("is no device");
    model.add("me@bad:2222/cuda:1");
    assertThat(model.problemProperty().get()).isEmpty();
    assertThat(last(model).stateProperty().get())
        .isEqualTo(new DeviceState.Failed("Permission denied (publickey)."));
    assertThat(model.chosenProperty().get()).isEqualTo(model.entries().getFirst());
    assertThat(measuredOn(model)).isEqualTo(Provenance.SIMULATED);
    assertThat(session.problems().unseenErrorsProperty().get()).isEqualTo(1);
  }

  @Test
  void aSimulatedDeviceThatCannotBeOpenedSaysWhy() {
    DeviceViewModel model =
        model(_ -> {
          throw new IllegalStateException("The data sheet is damaged.");
        });
    model.choose(model.entries().getFirst());
    assertThat(model.entries().getFirst().stateProperty().get())
        .isEqualTo(new DeviceState.Failed("The data sheet is damaged."));
  }

  @Test
  void aHostIsForgottenButNotWhileItIsInUse() throws Exception {
    DeviceViewModel model = model();
    model.add("me@good");
    DeviceEntry host = last(model);
    assertThat(model.isForgettable(host)).isFalse();
    model.choose(model.entries().getFirst());
    assertThat(model.isForgettable(host)).isTrue();
    model.forget(host);
    assertThat(Files.readString(hosts())).isEmpty();
  }

  @Test
  void linesThatAreNoHostsAreDropped() throws Exception {
    Files.writeString(hosts(), "nonsense\nssh://a\ncuda:0\n\nssh://a\n");
    assertThat(model().entries())
        .extracting(DeviceEntry::title)
        .containsExactly("Simulated GPU", "GPU 0 of this machine", "GPU 0 of a");
  }
}
