package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Shell.Ran;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.project.ProjectStore;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `--device` where measuring is a means: on an agent the results are those of this process.
class DeviceOptionTest {
  private final ProjectStore store = new ProjectStore(new JsonCodec());
  @TempDir Path folder;

  private Path saved(String name) {
    Path project = folder.resolve(name);
    store.save(project, TestData.project());
    return project;
  }

  private List<Measurement> measured(Path project) {
    return List.copyOf(store.measurements(project));
  }

  @Test
  void aPredictorLearnsOfWhatAnAgentMeasures() {
    Path far = saved("far");
    Ran ran = Shell.line("train PROJECT --seed 3 --json --device agent:sim", far);
    assertThat(ran.code()).as(ran.err()).isZero();
    MeasureStep here = Workbench.create().steps().measuring();
    Project project = TestData.project();
    List<Measurement> near =
        here.campaign(
            project, here.trainingCampaign(project, TestData.A100, 3), _ -> {}, Progress.none());
    assertThat(measured(far)).isNotEmpty().containsExactlyInAnyOrderElementsOf(near);
  }

  @Test
  void aPlanIsTheSameOnAnAgent() {
    Path near = saved("near");
    Path far = saved("far");
    Ran here = Shell.line("plan PROJECT --seed 3 --json", near);
    Ran there = Shell.line("plan PROJECT --seed 3 --json --device agent:sim", far);
    assertThat(there.code()).as(there.err()).isZero().isEqualTo(here.code());
    assertThat(measured(far)).isEqualTo(measured(near));
    assertThat(store.open(far).project().plan())
        .usingRecursiveComparison()
        .as("all but how long it took")
        .ignoringFields("searchOverhead.wallSeconds")
        .isEqualTo(store.open(near).project().plan());
  }

  @Test
  @Tag("slow")
  void theTourWalksItsWholePathOnAnAgent() {
    Path out = folder.resolve("tour");
    Ran ran = Shell.run("tour", "--sample", "a100-vision", "--out", out, "--device", "agent:sim");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("Exported triton");
    assertThat(measured(out.resolve("project"))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"train PROJECT", "plan PROJECT", "tour --out PROJECT/tour"})
  void aGpuThatIsNotThereIsNamedBeforeAnythingIsMeasured(String command) {
    Path project = saved("p");
    Ran ran = Shell.line(command + " --device agent:cuda:7", project);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("GPU");
    assertThat(measured(project)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "plan"})
  void whatIsRefusedLeavesNothingInTheProject(String command) {
    Path project = saved("p");
    assertThat(Shell.line(command + " PROJECT --device agent:cuda:7", project).code()).isEqualTo(1);
    assertThat(Shell.line("plan PROJECT --resume", project).err()).contains("no plan to resume");
    assertThat(project.resolve("campaigns")).doesNotExist();
  }
}
