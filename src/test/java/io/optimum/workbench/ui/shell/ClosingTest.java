package io.optimum.workbench.ui.shell;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.ui.OpenWindow;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import javafx.event.Event;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class ClosingTest {
  @TempDir Path folder;

  @Test
  void letsStoppedWorkWriteItsLastMeasurementBeforeTheWindowGoes() throws Exception {
    OpenWindow open = OpenWindow.show(Workbench.create().steps(), folder);
    CountDownLatch written = new CountDownLatch(1);
    open.tasks().run("Measure campaign", _ -> await(written), _ -> {}, _ -> {});
    open.until(() -> !open.tasks().jobs().isEmpty());
    onWindowThread(() -> {
      Event.fireEvent(
          open.stage(), new WindowEvent(open.stage(), WindowEvent.WINDOW_CLOSE_REQUEST));
      return true;
    });
    open.press("#go-on");
    assertThat(open.stage().isShowing()).isTrue();
    written.countDown();
    open.until(() -> !open.stage().isShowing());
  }

  private static boolean await(CountDownLatch written) throws InterruptedException {
    written.await();
    return true;
  }
}
