package io.optimum.workbench.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.load.Load;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.project.Project;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionTest {
  private final Session session = new Session();
  private final Deployment resnet = Deployment.of(new EngineId("resnet50"), 1);

  @Test
  void takesBackOneEditAtATime() {
    session.edit("Change seed", project -> project.withSettings(project.settings().withSeed(1)));
    session.edit("Change seed", project -> project.withSettings(project.settings().withSeed(2)));
    session.undo();
    assertThat(session.project().settings().seed()).isEqualTo(1);
    session.redo();
    assertThat(session.project().settings().seed()).isEqualTo(2);
  }

  @Test
  void countsADragAsOneStep() {
    session.deploy("Choose engines", List.of(resnet));
    session.beginGesture();
    session.deploy("Change batch size", List.of(resnet.withBatchSize(2)));
    session.deploy("Change batch size", List.of(resnet.withBatchSize(4)));
    session.endGesture();
    session.undo();
    assertThat(session.selection().deployments()).containsExactly(resnet);
  }

  @Test
  void keepsMeasurementsWhateverIsUndone() {
    session.edit("Change seed", project -> project.withSettings(project.settings().withSeed(1)));
    session.add(List.of(TestData.measurement(1)));
    session.undo();
    assertThat(session.project().measurements()).hasSize(1);
  }

  @Test
  void isDirtyAfterAnEditButNotAfterAMeasurement() {
    session.show(Project.empty("p"), null);
    session.add(List.of(TestData.measurement(1)));
    assertThat(session.dirtyProperty().get()).isFalse();
    session.edit("Change seed", project -> project.withSettings(project.settings().withSeed(1)));
    assertThat(session.dirtyProperty().get()).isTrue();
    session.undo();
    assertThat(session.dirtyProperty().get()).isFalse();
  }

  @Test
  void namesWhatUndoWouldTakeBack() {
    session.deploy("Choose engines", List.of(resnet));
    assertThat(session.undoTitleProperty().get()).isEqualTo("Choose engines");
    session.undo();
    assertThat(session.undoTitleProperty().get()).isEmpty();
    assertThat(session.redoTitleProperty().get()).isEqualTo("Choose engines");
  }

  @Test
  void undoLeavesTheEngineThatIsLookedAtAlone() {
    session.show(TestData.project(), null);
    List<EngineId> engines = List.copyOf(session.project().enginesById().keySet());
    session.selection().engineProperty().set(engines.getFirst());
    session.deploy("Choose engines", List.of(resnet));
    session.selection().engineProperty().set(engines.getLast());
    session.undo();
    assertThat(session.selection().engineProperty().get()).isEqualTo(engines.getLast());
  }

  @Test
  void undoLooksAtTheEngineFromBeforeOneThatGoes() {
    session.show(TestData.project(), null);
    EngineId before = session.project().enginesById().keySet().iterator().next();
    session.selection().engineProperty().set(before);
    EngineId added = new EngineId("added");
    session.edit(
        "Import files",
        project -> project.withEngines(List.of(TestData.engine("added")), List.of()));
    session.selection().engineProperty().set(added);
    session.undo();
    assertThat(session.selection().engineProperty().get()).isEqualTo(before);
    session.redo();
    assertThat(session.selection().engineProperty().get()).isEqualTo(added);
  }

  @Test
  void takesBackTheLoadOfAnEngine() {
    Load busy = Load.queued(new ArrivalProcess.Poisson(100));
    session.load(resnet.engine(), busy);
    assertThat(session.selection().load(resnet.engine())).isEqualTo(busy);
    session.undo();
    assertThat(session.selection().load(resnet.engine())).isEqualTo(Load.closedLoop());
    session.redo();
    assertThat(session.selection().load(resnet.engine())).isEqualTo(busy);
  }
}
