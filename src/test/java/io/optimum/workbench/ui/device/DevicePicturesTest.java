package io.optimum.workbench.ui.device;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.TestData;
import io.optimum.workbench.codec.GpuSheets;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.DeviceCapabilities;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.MachineSurvey;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.gpu.GpuMachine;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.task.InlineTasks;
import io.optimum.workbench.ui.Pictures;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.shell.WorkbenchWindow;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

/// Pictures of the choice of a device, with made-up hosts, to be looked at.
@Tag("gallery")
@ExtendWith(ApplicationExtension.class)
class DevicePicturesTest {
  private static final String UUID = "GPU-5f3c1a9e-0000-4000-8000-2b7d6e1f0a11";

  @TempDir Path folder;

  @Test
  void drawsTheChoice() throws IOException {
    Pictures.take("device-panel", 640, 560, this::panel);
  }

  @Test
  void drawsManyDevicesOfLongNames() throws IOException {
    Pictures.take("device-panel-many", 640, 900, this::many);
  }

  /// A server with two whole GPUs and two slices, and one whose agent crashed.
  private Parent many() {
    DeviceViewModel model = model((_, _) -> server());
    model.add("operations@gpu-cluster-node-17.internal.example.org");
    model
        .entries()
        .get(1)
        .state(
            new DeviceState.Failed(
                """
                The agent on this machine ended (exit code 134). It wrote:
                  #  SIGSEGV (0xb) at pc=0x00007ff02809274e, pid=5337, tid=5338
                  # Problematic frame:
                  # C  [libcuda.so.1+0x274e]  cuLaunchKernel+0x7d
                  # An error report file with more information is saved as:
                  # /home/me/hs_err_pid5337.log
                All of it is in /tmp/optimum-agents-me/agent-9763362168140601114.log.\
                """));
    DevicePanel panel = new DevicePanel(model);
    ((ScrollPane) panel.getChildren().get(1)).setMaxHeight(Double.MAX_VALUE);
    return styled(panel);
  }

  private static GpuMachine server() {
    GpuMachine.Told one = (GpuMachine.Told) machine();
    return new GpuMachine.Told(
        List.of(
            new GpuMachine.Gpu(0, "NVIDIA H100 80GB HBM3", UUID),
            new GpuMachine.Gpu(1, "NVIDIA RTX PRO 6000 Blackwell Server Edition", UUID),
            new GpuMachine.Gpu(
                2, "NVIDIA H200 MIG 3g.71gb", "MIG-5f3c1a9e-0000-4000-8000-2b7d6e1f0a11"),
            new GpuMachine.Gpu(
                3, "NVIDIA H200 MIG 1g.18gb", "MIG-5f3c1a9e-0000-4000-8000-2b7d6e1f0a12")),
        one.driver(),
        one.cuda(),
        one.tensorRt8(),
        one.tensorRt10(),
        one.cupti());
  }

  private static Parent styled(javafx.scene.Node... parts) {
    VBox box = new VBox(parts);
    box.setSpacing(20);
    box.getStylesheets().add(WorkbenchWindow.class.getResource("window.css").toExternalForm());
    return box;
  }

  private Parent panel() {
    DeviceViewModel model = model((_, _) -> new GpuMachine.NotTold("Not asked."));
    for (String host : List.of("me@gpu-server", "lab-7:2222", "old-server")) {
      model.add(host.contains(":") ? "ssh://" + host : host);
    }
    List<DeviceEntry> entries = model.entries();
    entries.get(0).state(available("a100-80gb-pcie", Provenance.SIMULATED, "simulator 4f2a91c0"));
    entries.get(1).state(new DeviceState.Failed("There is no CUDA device on this machine."));
    entries.get(2).found(new GpuMachine.Gpu(0, "NVIDIA H200", UUID), machine());
    entries.get(2).state(available("h200", Provenance.MEASURED, "driver 570.86, TensorRT 10.15"));
    entries.get(3).state(new DeviceState.Connecting());
    return styled(new DevicePanel(model), new DeviceButton(model));
  }

  private DeviceViewModel model(MachineSurvey machines) {
    GpuLibrary gpus = new GpuLibrary(new GpuSheets(new JsonCodec()).shipped());
    Session session = new Session();
    session.show(TestData.project(), null);
    MeasureStep measuring =
        new MeasureStep(DevicePicturesTest::refuse, gpus, InstantSource.system(), 1);
    return new DeviceViewModel(
        session,
        measuring,
        new KnownHosts(folder.resolve("hosts.txt")),
        new InlineTasks(),
        machines);
  }

  private static GpuMachine machine() {
    return new GpuMachine.Told(
        List.of(),
        new GpuMachine.Found.Version("570.86.15"),
        new GpuMachine.Found.Version("12.8"),
        new GpuMachine.Found.NotFound("There is none."),
        new GpuMachine.Found.Version("10.15.1"),
        new GpuMachine.Found.Version("2025.1.0"));
  }

  private static DeviceState available(String gpu, Provenance provenance, String version) {
    return new DeviceState.Available(
        new DeviceCapabilities(
            gpu, Sheets.of(gpu), provenance, Set.of(Sharing.STREAMS), true, true, version));
  }

  private static GpuDevice refuse(DeviceChoice choice) {
    throw new IllegalArgumentException(
        "The agent on old-server ended (exit code 255): try `ssh old-server` in a terminal. It"
            + " wrote:\n"
            + "  ssh: Could not resolve hostname old-server: Name or service not known");
  }
}
