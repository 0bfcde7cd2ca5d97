package io.optimum.workbench.ui.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.plan.InfeasibleException;
import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.domain.plan.ObjectiveTerm;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.PlannedDeployment;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.domain.plan.RunnerUp;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Pacing;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.InlineTasks;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.file.ProjectFiles;
import io.optimum.workbench.workflow.Steps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanViewModelTest {
  @TempDir Path folder;
  private final Session session = new Session();
  private final Steps steps = Workbench.create().steps();

  @BeforeEach
  void openAProject() {
    session.show(TestData.project(), null);
  }

  private PlanViewModel model(Planning planning) {
    ProjectFiles files = new ProjectFiles(session, steps.store(), new InlineTasks(), folder);
    return new PlanViewModel(
        session,
        new PlanViewModel.Steps(
            steps.planning()::request,
            planning,
            (project, plan, groups, progress) ->
                steps
                    .planning()
                    .rescore(
                        project,
                        plan,
                        groups.stream().map(Group::gpu).toList(),
                        groups.stream()
                            .map(each -> Combination.ofStreams(each.deployments()))
                            .toList(),
                        progress),
            files),
        new InlineTasks());
  }

  private PlanViewModel model() {
    return model((project, request, improved, recorder, progress) ->
        steps.planning().plan(project, request, improved::improved, recorder, progress));
  }

  @Test
  void theSearchForTheFewestGpusIsFollowedInGpus() {
    PlanViewModel model = model();
    model.setMeasureTop(0);
    model.setObjective(Objective.FEWEST_GPUS);
    model.search();

    assertThat(model.problemProperty().get()).isEmpty();
    assertThat(model.best().snapshot())
        .extracting(PlanViewModel.Best::value)
        .isSortedAccordingTo(Comparator.reverseOrder())
        .endsWith((double) model.gpuCount());
  }

  @Test
  void keepsThePlanAndWhatWasMeasuredForIt() {
    session.edit("Forget", project -> project.withPlan(null));
    PlanViewModel model = model();
    model.search();
    assertThat(model.problemProperty().get()).isEmpty();
    assertThat(model.planProperty().get()).isNotNull();
    assertThat(model.best().size()).isPositive();
    assertThat(model.isStale()).isFalse();
  }

  @Test
  void thePlanOfAProjectThatIsNoLongerOpenIsKeptOutOfTheOneThatIs() {
    Project another = Project.empty("another");
    PlanViewModel model =
        model((project, request, improved, recorder, progress) -> {
          Plan found =
              steps.planning().plan(project, request, improved::improved, recorder, progress);
          session.show(another, null);
          return found;
        });
    model.search();
    assertThat(session.project()).isEqualTo(another);
    assertThat(session.problems().log())
        .singleElement()
        .extracting(each -> each.problem().message())
        .asString()
        .startsWith("Another project was opened before the plan of");
  }

  @Test
  void showsWhyNothingFits() {
    PlanViewModel model =
        model((_, _, _, _, _) -> {
          throw new InfeasibleException("alpha needs 5 ms, the SLO is 1 ms.");
        });
    model.search();
    assertThat(model.infeasibleProperty().get()).isTrue();
    assertThat(model.problemProperty().get()).isEqualTo("alpha needs 5 ms, the SLO is 1 ms.");
    assertThat(model.busyProperty().get()).isFalse();
  }

  @Test
  void saysWhenThePlanIsOfOtherSettings() {
    PlanViewModel model = model();
    model.search();
    model.setObjective(Objective.FEWEST_GPUS);
    assertThat(model.isStale()).isTrue();
    session.undo();
    assertThat(model.isStale()).isFalse();
  }

  @Test
  void turnsARateIntoPoissonArrivals() {
    PlanViewModel model = model();
    TargetRow alpha = model.targets().getFirst();
    model.setTarget(alpha.withRate(100));
    assertThat(model.targets().getFirst().target().arrivals())
        .isEqualTo(new ArrivalProcess.Poisson(100));
    assertThat(session.undoTitleProperty().get()).isEqualTo("Change demand");
  }

  @Test
  void predictsThePlanAnewWhenAnEngineIsMoved() {
    PlanViewModel model = model();
    model.search();
    Plan searched = model.planProperty().get();
    assertThat(searched.gpus()).hasSize(1);
    model.move(new Group.Seat(0, 0), 1);
    Plan moved = model.planProperty().get();
    assertThat(moved.gpus()).hasSize(2);
    assertThat(moved.gpus())
        .as("the GPUs stay where they were")
        .extracting(each -> each.combination().deployments().getFirst().engine().value())
        .containsExactly("beta", "alpha");
    assertThat(moved.gpus()).extracting(PlannedGpu::ordinal).containsExactly(0, 1);
    assertThat(moved.stp()).isEqualTo(1);
    assertThat(moved.provenance()).isEqualTo(Provenance.PREDICTED);
    assertThat(moved.slacks()).isNotEmpty();
    model.move(new Group.Seat(0, 0), 1);
    assertThat(model.planProperty().get().gpus()).hasSize(1);
    session.undo();
    assertThat(model.planProperty().get()).isEqualTo(moved);
    session.undo();
    assertThat(model.planProperty().get()).isEqualTo(searched);
  }

  @Test
  void saysWhichLimitsAPlanChangedByHandBreaks() {
    PlanViewModel model = model();
    model.setMaxEnginesPerGpu(1);
    model.search();
    assertThat(PlanPanel.broken(model.planProperty().get())).isEmpty();
    model.move(new Group.Seat(0, 0), 1);
    assertThat(PlanPanel.broken(model.planProperty().get()))
        .contains("Not kept: Engines beside alpha.");
  }

  @Test
  void saysWhatDiffersFromThePlanBefore() {
    PlanViewModel model = model();
    model.search();
    model.move(new Group.Seat(0, 0), 1);
    assertThat(PlanDiff.of(model.beforeProperty().get(), model.planProperty().get()).rows())
        .extracting(PlanDiff.Row::what)
        .containsExactly("STP per GPU", "GPUs", "alpha", "beta");
    assertThat(PlanDiff.of(model.beforeProperty().get(), model.planProperty().get()).rows())
        .filteredOn(row -> row.what().equals("beta"))
        .allSatisfy(row -> assertThat(row.now()).matches("batch \\d+ alone, on a100.*"));
    assertThat(PlanDiff.of(model.planProperty().get(), model.planProperty().get()).rows())
        .hasSize(2);
  }

  @Test
  void namesEveryKnobInWhichPlansDiffer() {
    PlanViewModel model = model();
    model.search();
    Plan plan = model.planProperty().get();
    PlannedGpu gpu = plan.gpus().getFirst();
    PlannedDeployment first = gpu.deployments().getFirst();
    Deployment turned =
        first
            .deployment()
            .withStreams(2)
            .withPriority(StreamPriority.HIGH)
            .withCudaGraph(true)
            .withSmShareFraction(0.5)
            .withPacing(new Pacing.TokenBucket(120));
    List<PlanDiff.Row> rows = PlanDiff.of(plan, changed(plan, turned)).rows();
    assertThat(rows).extracting(PlanDiff.Row::what).contains(turned.engine().value());
    assertThat(rows.getLast().now())
        .contains(
            ", Streams: 2, Stream priority: high, CUDA graph: yes, Pacing: 120 batches/s,"
                + " SM share: 50 % ");
  }

  /// The same plan with other settings of the first engine.
  private static Plan changed(Plan plan, Deployment turned) {
    List<PlannedGpu> gpus = new ArrayList<>(plan.gpus());
    gpus.set(0, changed(gpus.getFirst(), turned));
    return new Plan(
        plan.request(),
        gpus,
        plan.stp(),
        plan.baselineStp(),
        plan.why(),
        plan.slacks(),
        plan.yardsticks(),
        plan.runnersUp(),
        plan.searchOverhead(),
        plan.provenance());
  }

  private static PlannedGpu changed(PlannedGpu gpu, Deployment turned) {
    PlannedDeployment first = gpu.deployments().getFirst();
    List<PlannedDeployment> all = new ArrayList<>(gpu.deployments());
    all.set(
        0,
        new PlannedDeployment(
            turned,
            first.predictedSlowdown(),
            null,
            first.predictedLatencyNanos(),
            first.predictedP99Nanos(),
            null,
            first.sampling(),
            first.throughputPerSecond(),
            first.sloP99Nanos()));
    return new PlannedGpu(gpu.gpu(), 0, gpu.sharing(), all, gpu.predictedStp(), null, null, 1, 2);
  }

  @Test
  void movesNothingBeforeTheFirstGpu() {
    PlanViewModel model = model();
    model.search();
    Plan searched = model.planProperty().get();
    model.move(new Group.Seat(0, 0), -1);
    assertThat(model.planProperty().get()).isEqualTo(searched);
  }

  @Test
  void aSlackFarBelowZeroIsSaidInFull() {
    assertThat(PlanPanel.value(new ObjectiveTerm("SLO of a", -49.25, "fraction", "It is missed.")))
        .isEqualTo("-4925.0 %");
  }

  @Test
  void opensARunnerUpInThePlaceOfThePlan() {
    PlanViewModel model = model();
    model.search();
    Plan searched = model.planProperty().get();
    List<Group> apart = Group.moved(Group.of(searched), new Group.Seat(0, 0), 1);
    RunnerUp second =
        new RunnerUp(
            "alpha | beta",
            apart.stream()
                .map(each ->
                    new RunnerUp.Placed(each.gpu(), Combination.ofStreams(each.deployments())))
                .toList());
    List<Plan> predicted = new ArrayList<>();
    model.predicted(second, predicted::add);
    Plan compared = predicted.getFirst();
    assertThat(model.planProperty().get()).as("comparing changes nothing").isEqualTo(searched);
    model.open(second);
    Plan opened = model.planProperty().get();
    assertThat(opened).isEqualTo(compared);
    assertThat(Group.of(opened)).containsExactlyInAnyOrderElementsOf(apart);
    assertThat(opened.provenance()).isEqualTo(Provenance.PREDICTED);
    assertThat(model.beforeProperty().get()).isEqualTo(searched);
    session.undo();
    assertThat(model.planProperty().get()).isEqualTo(searched);
  }
}
