package io.optimum.workbench.ui.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.HeldTasks;
import io.optimum.workbench.task.InlineTasks;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.file.ProjectFiles;
import io.optimum.workbench.workflow.Steps;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Engines moved by hand, while the window goes on.
class HandPlansTest {
  @TempDir Path folder;
  private final Session session = new Session();
  private final Steps steps = Workbench.create().steps();
  private final HeldTasks tasks = new HeldTasks();
  private boolean fails;
  private PlanViewModel model;
  private Plan searched;

  @BeforeEach
  void search() {
    session.show(TestData.project(), null);
    model = model();
    model.search();
    tasks.runNext();
    searched = plan();
    assertThat(searched.gpus()).hasSize(1);
  }

  @Test
  void thePlanStaysUntilTheChangedOneIsPredicted() {
    model.move(new Group.Seat(0, 0), 1);
    assertThat(plan()).isEqualTo(searched);
    assertThat(model.predictingProperty().get()).isTrue();
    tasks.runNext();
    assertThat(plan().gpus()).hasSize(2);
    assertThat(model.predictingProperty().get()).isFalse();
    session.undo();
    assertThat(plan()).isEqualTo(searched);
  }

  @Test
  void aNewerChangeTakesThePlaceOfOneThatIsBeingPredicted() {
    model.move(new Group.Seat(0, 0), 1);
    model.move(new Group.Seat(0, 1), 1);
    assertThat(tasks.cancelled()).containsExactly("Predict plan");
    tasks.runNext();
    assertThat(plan()).as("the older one is dropped").isEqualTo(searched);
    tasks.runNext();
    assertThat(plan().gpus().get(1).deployments().getFirst().deployment())
        .isEqualTo(searched.gpus().getFirst().deployments().get(1).deployment());
    session.undo();
    assertThat(plan()).as("one step of undo").isEqualTo(searched);
  }

  @Test
  void whatIsPredictedForAnotherPlanIsDropped() {
    model.move(new Group.Seat(0, 0), 1);
    tasks.runNext();
    Plan moved = plan();
    model.move(new Group.Seat(0, 0), 1);
    session.undo();
    assertThat(model.predictingProperty().get()).isFalse();
    tasks.runNext();
    assertThat(plan()).isEqualTo(searched).isNotEqualTo(moved);
  }

  @Test
  void saysWhyAnEngineCannotRunThere() {
    fails = true;
    model.move(new Group.Seat(0, 0), 1);
    tasks.runNext();
    assertThat(model.problemProperty().get()).isEqualTo("It cannot run there.");
    assertThat(model.predictingProperty().get()).isFalse();
    assertThat(plan()).isEqualTo(searched);
  }

  private Plan rescore(Project project, Plan plan, List<Group> groups, Progress progress) {
    if (fails) {
      throw new IllegalArgumentException("It cannot run there.");
    }
    return steps
        .planning()
        .rescore(
            project,
            plan,
            groups.stream().map(Group::gpu).toList(),
            groups.stream().map(each -> Combination.ofStreams(each.deployments())).toList(),
            progress);
  }

  private Plan plan() {
    return Objects.requireNonNull(model.planProperty().get());
  }

  private PlanViewModel model() {
    return new PlanViewModel(
        session,
        new PlanViewModel.Steps(
            steps.planning()::request,
            (project, request, improved, recorder, progress) ->
                steps.planning().plan(project, request, improved::improved, recorder, progress),
            this::rescore,
            new ProjectFiles(session, steps.store(), new InlineTasks(), folder)),
        tasks);
  }
}
