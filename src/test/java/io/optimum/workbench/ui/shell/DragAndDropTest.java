package io.optimum.workbench.ui.shell;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.ui.OpenWindow;
import io.optimum.workbench.ui.fx.Job;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.workflow.Steps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// Drags with the mouse, as another program or a person does it: files onto the window, engines
/// between the GPUs of a plan.
@ExtendWith(ApplicationExtension.class)
@Timeout(180)
class DragAndDropTest {
  private static final int MANY = 10_000;

  @TempDir Path folder;
  private final Steps steps = Workbench.create().steps();
  private final FxRobot robot = new FxRobot();
  private OpenWindow open;
  private @Nullable Stage fileManager;

  @BeforeEach
  void open() {
    open = OpenWindow.show(steps, folder.resolve("home"));
  }

  @AfterEach
  void close() {
    open.hide();
    onWindowThread(() -> {
      if (fileManager != null) {
        fileManager.hide();
      }
      return true;
    });
  }

  @Test
  void readsTheFilesOfAnEngineToBeLookedThrough() throws Exception {
    open.go(Screen.ENGINES);
    assertThat(open.node("#import-first").getStyleClass()).contains("accent");
    assertThat(open.node("#import-files").getStyleClass()).doesNotContain("accent");
    try (Stream<Path> tiny = Files.list(Path.of("src/test/resources/importer/tiny"))) {
      drop(tiny.toList());
    }
    open.until(() -> open.shows("#import-preview") && previewed() == 1);
    assertThat(open.node("#import-files").getStyleClass()).doesNotContain("accent");
    assertThat(open.session().selection().screenProperty().get()).isEqualTo(Screen.ENGINES);
    assertThat(open.session().project().engines()).as("nothing is added unseen").isEmpty();
    assertThat(left("#import-preview-files")).isEqualTo(left("#import-preview-rows"));
    open.press("#import-add");
    assertThat(open.session().project().engines()).hasSize(1);
    open.until(() -> open.node("#import-files").getStyleClass().contains("accent"));
  }

  @Test
  void opensTheFolderOfAProject() throws Exception {
    Path mine = folder.resolve("mine");
    steps.store().save(mine, TestData.project());
    assertThat(open.shows("#drop-hint")).isFalse();
    List<String> said = new ArrayList<>();
    dropAfter(List.of(mine), () -> said.add(hint()));
    assertThat(said).containsExactly("Drop to open the project mine");
    assertThat(open.shows("#drop-hint")).isFalse();
    open.until(() -> open.session().folder().isPresent());
    assertThat(open.session().folder()).contains(mine.toAbsolutePath());
  }

  @Test
  void stopsTheWorkOfAProjectBeforeAnotherIsOpened() throws Exception {
    Path mine = folder.resolve("mine");
    steps.store().save(mine, TestData.project());
    List<String> ended = new ArrayList<>();
    open.tasks()
        .run(
            "Measure campaign",
            progress -> {
              while (true) {
                progress.report(0.5, "");
                Thread.sleep(1);
              }
            },
            _ -> {},
            _ -> ended.add("in " + open.session().project().name()));
    open.until(() -> open.tasks().jobs().getFirst().age().toSeconds() >= 1);
    drop(List.of(mine));
    open.until(() -> open.shows("#closing-sheet"));
    assertThat(open.session().folder()).isEmpty();
    open.press("#go-on");
    open.until(() -> open.session().folder().isPresent());
    assertThat(ended).containsExactly("in Untitled");
  }

  @Test
  void saysSoWhenAFileVanishedOnItsWay() throws Exception {
    Path gone = folder.resolve("gone.profile.json");
    Files.writeString(gone, "[]");
    List<String> said = new ArrayList<>();
    dropAfter(
        List.of(gone),
        () -> {
          said.add(hint());
          delete(gone);
        });
    assertThat(said).containsExactly("Drop to import gone.profile.json");
    open.until(() -> !open.session().problems().log().isEmpty());
    assertThat(open.session().problems().log())
        .anySatisfy(each -> assertThat(each.problem().line()).contains("gone.profile.json"));
    assertThat(open.session().project().engines()).isEmpty();
  }

  @Test
  void listsTheProblemsOfTheLastImportBelowTheEngines() throws Exception {
    onWindowThread(() -> {
      open.session().show(TestData.project(), null);
      return true;
    });
    open.go(Screen.ENGINES);
    drop(List.of(Files.writeString(folder.resolve("no.json"), "{")));
    open.until(() -> open.shows("#import-problems"));
    assertThat(left("#import-problems")).isEqualTo(left("#engines-table"));
  }

  /// What the outline says while files are held over the window.
  private String hint() {
    assertThat(open.shows("#drop-hint")).isTrue();
    return onWindowThread(() -> ((Label) open.node("#drop-hint").lookup(".label")).getText());
  }

  private double left(String query) {
    return onWindowThread(() -> {
      open.scene().getRoot().layout();
      Node node = open.node(query);
      return node.localToScene(node.getLayoutBounds()).getMinX();
    });
  }

  @Test
  void readsAFolderOfTenThousandFilesBesideTheWindowAndStopsWhenAsked() throws Exception {
    Path many = manyFiles();
    drop(List.of(many));
    open.until(() -> open.tasks().jobs().stream().anyMatch(Job::isRunning));
    onWindowThread(() -> {
      open.session().selection().screenProperty().set(Screen.WELCOME);
      return true;
    });
    assertThat(open.shows("#welcome")).as("the window answers meanwhile").isTrue();
    onWindowThread(() -> {
      open.tasks().jobs().forEach(Job::cancel);
      return true;
    });
    open.settle();
    assertThat(open.session().project().engines()).isEmpty();
    drop(List.of(many));
    open.settle();
    open.until(() -> previewed() == 1);
    String problems = onWindowThread(() -> tabs().getTabs().getFirst().getText());
    assertThat(problems).as("what was refused is counted").matches("Problems \\([1-9][\\d\\h]*\\)");
  }

  @Test
  void movesAnEngineToAGpuOfItsOwn() throws Exception {
    showAPlan();
    Plan before = open.session().project().lastPlan().orElseThrow();
    assertThat(before.gpus()).hasSize(1);
    robot.drag("#engine-0-0").moveTo("#new-gpu").drop();
    open.settle();
    assertThat(open.session().project().lastPlan().orElseThrow().gpus()).hasSize(2);
    robot.drag("#engine-0-0").moveTo("#gpu-1").drop();
    open.settle();
    assertThat(open.session().project().lastPlan().orElseThrow().gpus()).hasSize(1);
    onWindowThread(() -> {
      open.session().undo();
      open.session().undo();
      return true;
    });
    assertThat(open.session().project().lastPlan()).contains(before);
  }

  @Test
  void anEngineDroppedOutsideOfThePlanStaysWhereItIs() throws Exception {
    showAPlan();
    Plan before = open.session().project().lastPlan().orElseThrow();
    robot.drag("#engine-0-0").moveTo("#project-tree").drop();
    open.settle();
    assertThat(open.session().project().lastPlan()).contains(before);
  }

  private void showAPlan() throws Exception {
    Project project = TestData.project();
    onWindowThread(() -> {
      open.session().show(project.withPlan(null), null);
      return true;
    });
    open.go(Screen.PLAN);
    open.press("#plan-search");
    open.until(() -> open.session().project().lastPlan().isPresent());
    WaitForAsyncUtils.waitForFxEvents();
  }

  private TabPane tabs() {
    return (TabPane) open.node("#import-preview").lookup(".tab-pane");
  }

  private int previewed() {
    return ((TableView<?>) open.node("#import-preview-rows")).getItems().size();
  }

  private void drop(List<Path> files) {
    dropAfter(files, () -> {});
  }

  /// Drags files from another window onto the workbench; `meanwhile` happens before they land.
  private void dropAfter(List<Path> files, Runnable meanwhile) {
    Label icon = new Label("files");
    icon.setOnDragDetected(event -> {
      ClipboardContent content = new ClipboardContent();
      content.putFiles(files.stream().map(each -> each.toAbsolutePath().toFile()).toList());
      icon.startDragAndDrop(TransferMode.COPY).setContent(content);
      event.consume();
    });
    onWindowThread(() -> {
      if (fileManager != null) {
        fileManager.hide();
      }
      Stage shown = new Stage();
      shown.setX(1500);
      shown.setY(100);
      shown.setScene(new Scene(new StackPane(icon), 300, 200));
      shown.show();
      fileManager = shown;
      return true;
    });
    WaitForAsyncUtils.waitForFxEvents();
    robot.drag(icon).moveTo("#workbench");
    meanwhile.run();
    robot.drop();
    WaitForAsyncUtils.waitForFxEvents();
  }

  private Path manyFiles() throws IOException {
    Path many = folder.resolve("many");
    for (int i = 0; i < MANY; i++) {
      Path file = many.resolve("%02d/f%d.%s".formatted(i % 50, i, i % 3 == 0 ? "json" : "txt"));
      if (i < 50) {
        Files.createDirectories(file.getParent());
      }
      String text = "{\"key\": %d, \"list\": [1, 2".formatted(i);
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
    try (Stream<Path> tiny = Files.list(Path.of("src/test/resources/importer/tiny"))) {
      for (Path file : tiny.toList()) {
        Files.copy(file, many.resolve("07").resolve(file.getFileName()));
      }
    }
    return many;
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
