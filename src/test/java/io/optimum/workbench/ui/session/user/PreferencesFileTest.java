package io.optimum.workbench.ui.session.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.ui.style.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesFileTest {
  @TempDir Path folder;

  @Test
  void areThereAgainAtTheNextStart() {
    Path file = folder.resolve("config/preferences.json");
    new PreferencesFile(file)
        .change(each -> each.withTheme(Theme.Choice.DARK).withScalePercent(150));
    assertThat(new PreferencesFile(file).get().theme()).isEqualTo(Theme.Choice.DARK);
    assertThat(new PreferencesFile(file).get().scalePercent()).isEqualTo(150);
  }

  @Test
  void areTheDefaultsWhileTheFileIsDamaged() throws IOException {
    Path file = folder.resolve("preferences.json");
    Files.writeString(file, "{\"theme\": \"PLAID\"");
    PreferencesFile preferences = new PreferencesFile(file);
    assertThat(preferences.get()).isEqualTo(Preferences.defaults());
    assertThat(preferences.problemProperty().get())
        .contains("start anew", file.toString(), "\"PLAID\" is none of ")
        .doesNotContain("..", "Enum", "Theme$");
    preferences.change(each -> each.withTheme(Theme.Choice.DARK));
    assertThat(folder.resolve("preferences.json.damaged")).content().contains("PLAID");
    assertThat(new PreferencesFile(file).get().theme()).isEqualTo(Theme.Choice.DARK);
  }

  @Test
  void holdForThisWindowWhereTheyCannotBeWritten() throws IOException {
    Path file = folder.resolve("a-file/preferences.json");
    Files.writeString(folder.resolve("a-file"), "");
    PreferencesFile preferences = new PreferencesFile(file);
    preferences.change(each -> each.withTourSeen(true));
    assertThat(preferences.get().tourSeen()).isTrue();
    assertThat(preferences.problemProperty().get()).contains("for this window only");
  }

  @Test
  void refuseAScaleThatNobodyCouldRead() {
    assertThatThrownBy(() -> Preferences.defaults().withScalePercent(20))
        .hasMessageContaining("scalePercent (20)");
  }

  @Test
  void lieWhereTheBaseDirectorySpecificationSays() {
    Path home = Path.of("/home/ada");
    UserFolders plain = UserFolders.of(Map.of(), home);
    assertThat(plain.preferences())
        .isEqualTo(home.resolve(".config/optimum-workbench/preferences.json"));
    assertThat(plain.drafts()).isEqualTo(home.resolve(".local/share/optimum-workbench/projects"));
    assertThat(plain.recovery()).isEqualTo(home.resolve(".local/state/optimum-workbench/recovery"));
    UserFolders moved =
        UserFolders.of(Map.of("XDG_CONFIG_HOME", "/etc/me", "XDG_STATE_HOME", "relative"), home);
    assertThat(moved.preferences())
        .isEqualTo(Path.of("/etc/me/optimum-workbench/preferences.json"));
    assertThat(moved.recent()).isEqualTo(plain.recent());
  }

  @Test
  void recentProjectsThatAreGoneAreNotListed() throws IOException {
    Path kept = Files.createDirectories(folder.resolve("kept"));
    Path gone = Files.createDirectories(folder.resolve("gone"));
    RecentProjects before = new RecentProjects(folder.resolve("recent.txt"));
    before.opened(gone);
    before.opened(kept);
    Files.delete(gone);
    assertThat(new RecentProjects(folder.resolve("recent.txt")).folders()).containsExactly(kept);
    before.prune();
    assertThat(before.folders()).containsExactly(kept);
  }
}
