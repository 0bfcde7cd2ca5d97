package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Shell.Ran;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineFile;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.plan.PlannedDeployment;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.project.ProjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A plan leaves one project and arrives in another.
class ImportPlanCommandTest {
  private static final String ALPHA_SHA256 = "a".repeat(64);
  private final ProjectStore store = new ProjectStore(new JsonCodec());
  @TempDir Path folder;
  private Path from = Path.of("");
  private Path to = Path.of("");
  private Path plan = Path.of("");

  @BeforeEach
  void plan() {
    from = folder.resolve("from");
    to = folder.resolve("to");
    plan = folder.resolve("out/plan.json");
    save(from, engine("alpha", ALPHA_SHA256), engine("beta", null));
    Shell.line("plan PROJECT", from);
    Shell.line("export PROJECT --target plan --out " + folder.resolve("out"), from);
  }

  @Test
  void aPlanArrivesAsItWas() {
    save(to, engine("alpha", ALPHA_SHA256), engine("beta", null));
    Ran ran = importPlan();
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("alpha is the same binary.", "Imported the plan of the project two engines");
    assertThat(ran.err()).contains("beta is found by its name alone");
    assertThat(opened(to).plan()).isEqualTo(opened(from).plan());
  }

  @Test
  void anEngineUnderAnotherNameIsFoundByItsHash() {
    save(to, engine("other", ALPHA_SHA256), engine("beta", null));
    Ran ran = importPlan();
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("alpha is the same binary as other of the project.");
    assertThat(deployed(opened(to))).containsExactlyInAnyOrder("other", "beta");
  }

  @Test
  void anEngineThatIsMissingOrAnotherBinaryIsNamed() {
    save(to, engine("alpha", "b".repeat(64)));
    Ran ran = importPlan();
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err())
        .contains("alpha is another binary in this project: SHA-256 bbb", "no engine beta");
    assertThat(deployed(opened(to))).containsExactlyInAnyOrder("alpha", "beta");
  }

  @Test
  void anExportOfAnImportedPlanTellsWhoMadeIt() throws IOException {
    save(to, engine("alpha", ALPHA_SHA256), engine("beta", null));
    Files.writeString(
        plan,
        Files.readString(plan)
            .replaceFirst("\"predictor\": \"[^\"]*\"", "\"predictor\": \"of elsewhere\""));
    importPlan();
    Shell.line("export PROJECT --target plan --out " + folder.resolve("again"), to);
    assertThat(Files.readString(folder.resolve("again/plan.json")))
        .contains("\"predictor\": \"of elsewhere\"", "\"planned in project\": \"two engines\"");
    Shell.line("plan PROJECT --seed 8", to);
    Shell.line("export PROJECT --target plan --out " + folder.resolve("own"), to);
    assertThat(Files.readString(folder.resolve("own/plan.json"))).doesNotContain("of elsewhere");
  }

  @Test
  void whatIsNoPlanIsRefusedAndNothingIsSaved() throws IOException {
    save(to, engine("alpha", ALPHA_SHA256), engine("beta", null));
    Files.writeString(plan, "{\"format\": \"something\"}");
    Ran ran = importPlan();
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("The format is (something)");
    assertThat(opened(to).plan()).isNull();
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    save(to, engine("alpha", ALPHA_SHA256));
    Ran ran = Shell.line("import-plan %s --into PROJECT".formatted(folder.resolve("no")), to);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("There is no file");
  }

  @Test
  void theDiffIsShownAndNothingIsWritten() throws IOException {
    byte[] before = Files.readAllBytes(plan);
    Shell.line("plan PROJECT --seed 9", from);
    Ran ran = Shell.line("export PROJECT --target plan --diff --out " + plan.getParent(), from);
    assertThat(ran.out())
        .contains("changed plan.json", "+    \"seed\": 9", "Would write 2 files", "1 as before");
    assertThat(plan).hasBinaryContent(before);
  }

  private Ran importPlan() {
    return Shell.line("import-plan %s --into PROJECT".formatted(plan), to);
  }

  private static List<String> deployed(Project project) {
    return project.lastPlan().orElseThrow().gpus().stream()
        .flatMap(each -> each.deployments().stream())
        .map(PlannedDeployment::deployment)
        .map(each -> each.engine().value())
        .toList();
  }

  private Project opened(Path project) {
    return store.open(project).project();
  }

  private void save(Path project, Engine... engines) {
    Project empty = TestData.project();
    store.save(
        project,
        new Project(
            empty.name(),
            empty.description(),
            empty.settings(),
            List.of(engines),
            empty.profiles(),
            empty.gpus(),
            empty.measurements(),
            null,
            null));
  }

  private static Engine engine(String id, @Nullable String sha256) {
    return new Engine(
        new EngineId(id),
        id,
        Precision.FP16,
        sha256 == null ? null : new EngineFile("engines/" + id, 4, sha256, "8.6.1"));
  }
}
