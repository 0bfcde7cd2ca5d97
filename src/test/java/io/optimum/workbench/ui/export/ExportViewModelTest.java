package io.optimum.workbench.ui.export;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.exporter.ExportBundle;
import io.optimum.workbench.exporter.ExportBundle.ExportFile;
import io.optimum.workbench.exporter.folder.ExportChange;
import io.optimum.workbench.planner.search.SearchListener;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.InlineTasks;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.shell.ChosenFiles;
import io.optimum.workbench.workflow.Steps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class ExportViewModelTest {
  private final Session session = new Session();
  private final List<Path> written = new ArrayList<>();
  private final ExportViewModel model =
      new ExportViewModel(
          session, new OneFile(), new InlineTasks(), new ChosenFiles(Path.of("chosen")));
  private ExportChange.Kind before = ExportChange.Kind.CHANGED;

  @Test
  void hasNothingToExportWithoutAPlan() {
    session.show(TestData.project().withPlan(null), null);
    model.export();
    assertThat(model.bundleProperty().get()).isNull();
    assertThat(written).isEmpty();
  }

  @Test
  void previewsEveryFileAndSaysWhatIsLost() {
    session.show(planned(), null);
    assertThat(ExportViewModel.text(model.fileProperty().get())).isEqualTo("{}");
    assertThat(model.warnings()).extracting(Problem::message).containsExactly("Pacing 0 is lost.");
  }

  @Test
  void writesToTheChosenFolder() {
    session.show(planned(), null);
    before = ExportChange.Kind.NEW;
    model.export();
    assertThat(written).containsExactly(Path.of("chosen/written"));
    assertThat(model.resultProperty().get()).startsWith("Wrote 1 file to");
  }

  @Test
  void showsWhatWouldChangeAndWritesOnlyWhenTold() {
    session.show(planned(), null);
    model.export();
    assertThat(written).isEmpty();
    assertThat(model.replacementProperty().get().question()).endsWith("anew: 1 changed.");
    assertThat(ExportViewModel.text(model.fileProperty().get()))
        .isEqualTo("changed plan.json\n-[]\n+{}\n");
    model.replace();
    assertThat(written).containsExactly(Path.of("chosen/written"));
    assertThat(model.resultProperty().get()).endsWith(": 1 changed.");
    assertThat(model.replacementProperty().get()).isNull();
  }

  @Test
  void leavesAnExportMadeBeforeAsItIs() {
    session.show(planned(), null);
    model.export();
    model.keep();
    assertThat(written).isEmpty();
    assertThat(model.replacementProperty().get()).isNull();
    assertThat(ExportViewModel.text(model.fileProperty().get())).isEqualTo("{}");
  }

  @Test
  void showsTheStartOfALongFile() {
    var file = new ExportFile.Text("trace.json", "x".repeat(150_000), false);
    assertThat(ExportViewModel.text(file))
        .hasSizeLessThan(101_000)
        .endsWith("… 50000 more characters are in the file.");
  }

  @Test
  void saysWhyNothingWasWritten() {
    session.show(planned(), null);
    model.targetProperty().set("full disk");
    model.export();
    model.replace();
    assertThat(model.problemProperty().get()).isEqualTo("No space left on device.");
    assertThat(model.busyProperty().get()).isFalse();
  }

  @Test
  void targetsAreCalledByWhatComesOfThem() {
    String chosen =
        onWindowThread(() -> {
          ExportView view = new ExportView(model);
          new Scene(view, 900, 600);
          view.applyCss();
          view.layout();
          ComboBox<?> targets = (ComboBox<?>) view.lookup("#export-target");
          ComboBoxListViewSkin<?> skin = (ComboBoxListViewSkin<?>) targets.getSkin();
          return ((ListCell<?>) skin.getDisplayNode()).getText();
        });
    assertThat(chosen).isEqualTo("All of the plan");
  }

  @Test
  void manyWarningsLeaveRoomForThePreview() {
    session.show(planned(), null);
    ExportView view = onWindowThread(() -> new ExportView(model));
    onWindowThread(() -> new Scene(view, 900, 600));
    assertThat(previewHeight(view, "much is lost")).isBetween(300.0, 480.0);
    assertThat(model.warnings()).hasSize(40);
    assertThat(previewHeight(view, "plan")).as("after them").isGreaterThan(480);
  }

  private double previewHeight(ExportView view, String target) {
    return onWindowThread(() -> {
      model.targetProperty().set(target);
      view.applyCss();
      view.layout();
      return view.lookup("#export-preview").getLayoutBounds().getHeight();
    });
  }

  private static Project planned() {
    Steps steps = Workbench.create().steps();
    Project project = TestData.project();
    Plan plan =
        steps
            .planning()
            .plan(
                project,
                steps.planning().request(project, 42),
                SearchListener.none(),
                _ -> {},
                Progress.none());
    return project.withPlan(plan);
  }

  private final class OneFile implements ExportViewModel.Exporting {
    @Override
    public List<String> targets() {
      return List.of("plan", "full disk", "much is lost");
    }

    @Override
    public String title(String target) {
      return "All of the " + target;
    }

    @Override
    public ExportBundle preview(Project project, Path projectFolder, String target) {
      return new ExportBundle(
          List.of(new ExportFile.Text("plan.json", "{}", false)),
          IntStream.range(0, target.equals("much is lost") ? 40 : 1)
              .mapToObj(
                  i -> Problem.warning("plan.json", "", "Pacing %d is lost.".formatted(i), ""))
              .toList(),
          true);
    }

    @Override
    public List<ExportChange> changes(ExportBundle bundle, Path folder) {
      return List.of(new ExportChange("plan.json", before, List.of("-[]", "+{}")));
    }

    @Override
    public void write(ExportBundle bundle, Path folder, Progress progress) {
      if (model.targetProperty().get().equals("full disk")) {
        throw new IllegalStateException("No space left on device.");
      }
      written.add(folder);
    }
  }
}
