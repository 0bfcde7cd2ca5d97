package io.optimum.workbench.ui.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.TestData;
import io.optimum.workbench.codec.GpuSheets;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.gpu.GpuMachine;
import io.optimum.workbench.task.InlineTasks;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class DevicePanelTest {
  /// Of the smallest screens, less a title bar.
  private static final double SCREEN_HEIGHT = 680;

  @TempDir private Path folder;

  @Test
  void twentyServersThatFailAtLengthStillFitTheScreen(FxRobot robot) {
    DeviceViewModel model = failing("A line of a greeting.\n".repeat(8));
    robot.interact(() -> {
      for (int i = 0; i < 20; i++) {
        model.add("server-" + i);
      }
      DevicePanel panel = new DevicePanel(model);
      new Scene(panel);
      panel.applyCss();
      panel.layout();
      assertThat(panel.prefHeight(panel.prefWidth(-1))).isBetween(300.0, SCREEN_HEIGHT);
    });
  }

  @Test
  void theHostThatWasAddedIsSeen(FxRobot robot) {
    DeviceViewModel model = failing("A line of a greeting.\n".repeat(8));
    DevicePanel panel = new DevicePanel(model);
    robot.interact(() -> {
      model.add("server-1");
      model.add("server-2");
      new Scene(panel).snapshot(null);
      ((TextField) panel.lookup("#device-host")).setText("server-3");
      ((Button) panel.lookup("#device-add")).fire();
      panel.getScene().snapshot(null);
    });
    robot.interact(() -> {
      panel.getScene().snapshot(null);
      Node last = ((Pane) panel.lookup(".device-rows")).getChildren().getLast();
      assertThat(last.localToScene(last.getLayoutBounds()).getMaxY())
          .isLessThanOrEqualTo(panel.lookup("#device-host").localToScene(0, 0).getY());
    });
  }

  @Test
  void whatTwoMachinesSayAtLengthIsSeenWithoutScrolling(FxRobot robot) {
    DeviceViewModel model = failing("A sentence that goes on. ".repeat(12));
    robot.interact(() -> {
      model.add("server");
      DevicePanel panel = new DevicePanel(model);
      Scene scene = new Scene(panel);
      scene.snapshot(null);
      panel.resize(panel.getPrefWidth(), panel.prefHeight(panel.getPrefWidth()));
      panel.layout();
      ScrollPane scroll = (ScrollPane) panel.lookup(".scroll-pane");
      assertThat(scroll.getViewportBounds().getHeight())
          .isCloseTo(((Region) scroll.getContent()).getHeight(), within(2.0));
    });
  }

  @Test
  void gpusThatAreFoundWhileTheChoiceIsOpenAreNamed(FxRobot robot) {
    GpuMachine.Found none = new GpuMachine.Found.NotFound("There is none.");
    GpuMachine machine =
        new GpuMachine.Told(
            List.of(
                new GpuMachine.Gpu(0, "NVIDIA L4", "GPU-0"),
                new GpuMachine.Gpu(1, "NVIDIA H100", "GPU-1")),
            none,
            none,
            none,
            none,
            none);
    DeviceViewModel model = failing("No.", machine);
    robot.interact(() -> {
      DevicePanel panel = new DevicePanel(model);
      new Scene(panel);
      model.look();
      panel.applyCss();
      panel.layout();
      assertThat(panel.lookupAll(".device-name"))
          .extracting(each -> ((Label) each).getText())
          .contains("NVIDIA L4, GPU 0 of this machine", "NVIDIA H100, GPU 1 of this machine");
    });
  }

  private DeviceViewModel failing(String reason) {
    return failing(reason, new GpuMachine.NotTold("Not asked."));
  }

  /// Devices that all refuse with this reason.
  private DeviceViewModel failing(String reason, GpuMachine machine) {
    Session session = new Session();
    session.show(TestData.project(), null);
    return new DeviceViewModel(
        session,
        new MeasureStep(
            _ -> {
              throw new IllegalArgumentException(reason);
            },
            new GpuLibrary(new GpuSheets(new JsonCodec()).shipped()),
            InstantSource.system(),
            1),
        new KnownHosts(folder.resolve("hosts.txt")),
        new InlineTasks(),
        (_, _) -> machine);
  }
}
