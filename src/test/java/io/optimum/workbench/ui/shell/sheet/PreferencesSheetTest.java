package io.optimum.workbench.ui.shell.sheet;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.ui.OpenWindow;
import io.optimum.workbench.ui.session.user.Preferences;
import io.optimum.workbench.ui.style.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class PreferencesSheetTest {
  @TempDir Path folder;
  private final FxRobot robot = new FxRobot();
  private OpenWindow open;

  @BeforeEach
  void openTheSheet() throws Exception {
    Files.writeString(folder.resolve("preferences.json"), "{\"theme\": \"PLAID\"");
    open = OpenWindow.show(Workbench.create().steps(), folder);
    robot.push(KeyCode.CONTROL, KeyCode.COMMA);
  }

  @AfterEach
  void hide() {
    open.hide();
  }

  private Object choice(String query) {
    return onWindowThread(() -> ((ComboBox<?>) open.node(query)).getValue());
  }

  @Test
  void showsWhatIsChosenByKeysMeanwhile() {
    assertThat(choice("#preference-theme")).isEqualTo(Theme.Choice.SYSTEM);
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
    assertThat(choice("#preference-theme")).isEqualTo(open.preferences().get().theme());
    assertThat(choice("#preference-theme")).isNotEqualTo(Theme.Choice.SYSTEM);
  }

  @Test
  void goesBackToTheDefaults() {
    onWindowThread(() -> {
      open.preferences().change(each -> each.withScalePercent(150).withTourSeen(true));
      return true;
    });
    open.press("#preference-defaults");
    assertThat(open.preferences().get()).isEqualTo(Preferences.defaults().withTourSeen(true));
    assertThat(choice("#preference-scale")).isEqualTo(0);
  }

  @Test
  void saysThatTheFileCouldNotBeReadUntilItIsWrittenAnew() {
    assertThat(open.shows("#notice-preferences")).isTrue();
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
    assertThat(open.session().notices().all()).isEmpty();
  }
}
