package io.optimum.workbench.ui.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.importer.EngineImporter;
import io.optimum.workbench.importer.ImportResult;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.shell.ChosenFiles;
import io.optimum.workbench.workflow.GpuLibrary;
import io.optimum.workbench.workflow.ImportStep;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnginesViewModelTest {
  private static final Problem TRUNCATED =
      Problem.error("b.json", "line 3", "The file ends early.", "Export it again.");
  private final Session session = new Session();

  private EnginesViewModel model(EngineImporter importer) {
    return new EnginesViewModel(
        session,
        new ImportStep(importer),
        new GpuLibrary(List.of()),
        new ChosenFiles(Path.of("chosen")),
        Tasks.inline());
  }

  private static ImportResult oneGoodOneBad() {
    return new ImportResult(
        List.of(TestData.engine("gamma")),
        List.of(TestData.profile("gamma", 1, 3)),
        List.of(),
        List.of(TRUNCATED));
  }

  @Test
  void keepsWhatCouldBeReadAndListsWhatCouldNot() {
    EnginesViewModel model = model((_, _) -> oneGoodOneBad());
    model.importFiles(List.of(Path.of("a.json"), Path.of("b.json")));
    assertThat(model.rows()).extracting(row -> row.engine().id().value()).containsExactly("gamma");
    assertThat(model.problems()).containsExactly(TRUNCATED);
    assertThat(model.selectedProperty().get()).isEqualTo(model.rows().getFirst());
  }

  @Test
  void takesAnImportBackInOneStep() {
    EnginesViewModel model = model((_, _) -> oneGoodOneBad());
    model.chooseFiles();
    session.undo();
    assertThat(model.rows()).isEmpty();
  }

  @Test
  void saysWhyAnImportFailed() {
    EnginesViewModel model =
        model((_, _) -> {
          throw new IllegalStateException("The folder cannot be read.");
        });
    model.chooseFiles();
    assertThat(model.summaryProperty().get()).isEqualTo("The folder cannot be read.");
    assertThat(model.busyProperty().get()).isFalse();
  }

  @Test
  void filtersByAnyPartOfWhatIsShown() {
    EnginesViewModel model = model((_, _) -> oneGoodOneBad());
    session.show(TestData.project(), null);
    model.filterProperty().set("ALPH");
    assertThat(model.rows()).extracting(row -> row.engine().id().value()).containsExactly("alpha");
  }

  @Test
  void countsKernelsByDuration() {
    KernelSummary summary = KernelSummary.of(TestData.profile("gamma", 1, 3));
    assertThat(summary.durations()).extracting(KernelSummary.Bin::count).containsExactly(3);
    assertThat(summary.heaviest()).extracting(KernelSummary.Share::count).containsOnly(1);
  }
}
