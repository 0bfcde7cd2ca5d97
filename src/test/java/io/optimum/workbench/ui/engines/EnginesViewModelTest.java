package io.optimum.workbench.ui.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.importer.EngineImporter;
import io.optimum.workbench.importer.ImportResult;
import io.optimum.workbench.importer.LeftOut;
import io.optimum.workbench.importer.source.ImportRequest;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.InlineTasks;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.shell.ChosenFiles;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import io.optimum.workbench.workflow.engines.ImportStep;
import io.optimum.workbench.workflow.plan.TraceStep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class EnginesViewModelTest {
  private static final Problem TRUNCATED =
      Problem.error("b.json", "line 3", "The file ends early.", "Export it again.");
  private final Session session = new Session();
  private final List<Measurement> journal = new ArrayList<>();

  private EnginesViewModel model(EngineImporter importer) {
    return new EnginesViewModel(
        session,
        new ImportViewModel.Steps(
            new ImportStep(importer),
            new TraceStep(new JsonCodec(), new GpuLibrary(List.of())),
            new GpuLibrary(List.of()),
            () -> new ImportViewModel.Home(Path.of("target"), journal::add)),
        new ChosenFiles(Path.of("chosen")),
        new InlineTasks());
  }

  private static ImportResult oneGoodOneBad() {
    return new ImportResult(
        List.of(TestData.engine("gamma")),
        List.of(TestData.profile("gamma", 1, 3)),
        List.of(),
        List.of(TRUNCATED));
  }

  @Test
  void anImportThatWasStoppedDoesNotShowTheProblemsOfTheOneBefore() {
    EnginesViewModel model =
        model((request, _) -> {
          if (request.files().contains(Path.of("stop"))) {
            throw new CancellationException();
          }
          return oneGoodOneBad();
        });
    model.importFiles(List.of(Path.of("a.json")));
    assertThat(model.imports().problems()).hasSize(1);
    model.importFiles(List.of(Path.of("stop")));
    assertThat(model.imports().summaryProperty().get()).isEqualTo("Stopped.");
    assertThat(model.imports().problems()).isEmpty();
  }

  @Test
  void keepsWhatCouldBeReadAndListsWhatCouldNot() {
    EnginesViewModel model = model((_, _) -> oneGoodOneBad());
    model.importFiles(List.of(Path.of("a.json"), Path.of("b.json")));
    model.imports().add();
    assertThat(model.rows()).extracting(row -> row.engine().id().value()).containsExactly("gamma");
    assertThat(model.imports().problems()).containsExactly(TRUNCATED);
    assertThat(model.selectedProperty().get()).isEqualTo(model.rows().getFirst());
  }

  @Test
  void theEngineLookedAtStaysTheSelectedOneWhenItsProjectIsShownAgain() {
    Project project = TestData.project();
    session.show(project, null);
    EnginesViewModel model = model((_, _) -> oneGoodOneBad());
    session.show(project.withSettings(project.settings().withSeed(7)), null);
    assertThat(session.selection().engineProperty().get())
        .isEqualTo(model.selectedProperty().get().engine().id());
  }

  @Test
  void addsNothingBeforeItWasLookedThrough() {
    EnginesViewModel model = model((_, _) -> oneGoodOneBad());
    model.chooseFiles();
    assertThat(model.rows()).isEmpty();
    assertThat(model.imports().rows())
        .singleElement()
        .satisfies(row -> assertThat(row.effect()).isEqualTo("adds"));
    model.imports().discard();
    assertThat(model.imports().pendingProperty().get()).isNull();
    assertThat(session.undoTitleProperty().get()).isEmpty();
  }

  @Test
  void readsAgainWithWhatWasChosen() {
    List<ImportRequest> asked = new ArrayList<>();
    EnginesViewModel model =
        model((request, _) -> {
          asked.add(request);
          return oneGoodOneBad();
        });
    model.chooseFiles();
    model.imports().readAgain(request -> request.atBatch(8));
    assertThat(asked).extracting(ImportRequest::batchSize).containsExactly(0, 8);
    assertThat(asked.getLast().files()).isEqualTo(asked.getFirst().files());
  }

  @Test
  void putsMeasurementsIntoTheJournalOnce() {
    Measurement measured = TestData.measurement(1);
    EnginesViewModel model =
        model((_, _) ->
            new ImportResult(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(measured),
                List.of(),
                List.of(),
                LeftOut.NONE,
                List.of()));
    model.chooseFiles();
    model.imports().add();
    model.chooseFiles();
    model.imports().add();
    assertThat(journal).containsExactly(measured);
    assertThat(session.project().measurements()).containsExactly(measured);
  }

  @Test
  void takesAnImportBackInOneStep() {
    EnginesViewModel model = model((_, _) -> oneGoodOneBad());
    model.chooseFiles();
    model.imports().add();
    session.undo();
    assertThat(model.rows()).isEmpty();
  }

  @Test
  void looksAtTheEngineFromBeforeAnImportThatIsTakenBack() {
    session.show(TestData.project(), null);
    EnginesViewModel model = model((_, _) -> oneGoodOneBad());
    EngineRow before = model.rows().getLast();
    model.selectedProperty().set(before);
    model.chooseFiles();
    model.imports().add();
    assertThat(looksAt()).isEqualTo("gamma");
    session.undo();
    assertThat(looksAt()).isEqualTo(before.engine().id().value());
    assertThat(model.selectedProperty().get()).isEqualTo(before);
    session.redo();
    assertThat(looksAt()).isEqualTo("gamma");
  }

  private String looksAt() {
    return session.selection().engineProperty().get().value();
  }

  @Test
  void saysWhyAnImportFailed() {
    EnginesViewModel model =
        model((_, _) -> {
          throw new IllegalStateException("The folder cannot be read.");
        });
    model.chooseFiles();
    assertThat(model.imports().summaryProperty().get()).isEqualTo("The folder cannot be read.");
    assertThat(model.imports().busyProperty().get()).isFalse();
  }

  @Test
  void filtersByAnyPartOfWhatIsShown() {
    EnginesViewModel model = model((_, _) -> oneGoodOneBad());
    session.show(TestData.project(), null);
    model.filterProperty().set("ALPH");
    assertThat(model.rows()).extracting(row -> row.engine().id().value()).containsExactly("alpha");
  }

  @Test
  void countsKernelsOfOneNameTogether() {
    KernelSummary summary = KernelSummary.of(TestData.profile("gamma", 1, 3));
    assertThat(summary.heaviest()).extracting(KernelSummary.Share::count).containsOnly(1);
  }
}
