package io.optimum.workbench.ui.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.codec.GpuSheets;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.gpu.GpuMachine;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import java.nio.file.Path;
import java.time.InstantSource;
import javafx.scene.Scene;
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
    Session session = new Session();
    session.show(TestData.project(), null);
    DeviceViewModel model =
        new DeviceViewModel(
            session,
            new MeasureStep(
                _ -> {
                  throw new IllegalArgumentException("A line of a greeting.\n".repeat(8));
                },
                new GpuLibrary(new GpuSheets(new JsonCodec()).shipped()),
                InstantSource.system(),
                1),
            new KnownHosts(folder.resolve("hosts.txt")),
            Tasks.inline(),
            (_, _) -> new GpuMachine.NotTold("Not asked."));
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
}
