package io.optimum.workbench.ui.combinations;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.device.Mechanism;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.domain.load.Load;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.task.InlineTasks;
import io.optimum.workbench.ui.session.BusyGpu;
import io.optimum.workbench.ui.session.LiveRun;
import io.optimum.workbench.ui.session.Notice;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.file.ProjectFiles;
import io.optimum.workbench.workflow.Steps;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CombinationsViewModelTest {
  @TempDir Path folder;
  private final Session session = new Session();
  private final Steps steps = Workbench.create().steps();
  private CombinationsViewModel model = model(Path.of(""));

  @BeforeEach
  void openAProject() {
    session.show(TestData.project(), null);
    model = model(folder);
  }

  private CombinationsViewModel model(Path drafts) {
    return model(drafts, steps.measuring());
  }

  private CombinationsViewModel model(Path drafts, MeasureStep measuring) {
    LiveRun live = new LiveRun(session, _ -> steps.measuring()::watch, new InlineTasks());
    return new CombinationsViewModel(
        session,
        new CombinationsViewModel.Steps(
            steps.predicting(),
            measuring,
            steps.gpus(),
            new ProjectFiles(session, steps.store(), new InlineTasks(), drafts),
            live),
        new InlineTasks());
  }

  @Test
  void predictsAsSoonAsEnginesAreTicked() {
    model.choices().forEach(choice -> choice.tickedProperty().set(true));
    assertThat(model.outcomes())
        .hasSize(model.choices().size())
        .allSatisfy(row -> assertThat(row.predicted()).isNotNull());
    assertThat(model.clashes()).isNotEmpty();
  }

  @Test
  void showsTheMeasurementBesideThePrediction() {
    model.choices().forEach(choice -> choice.tickedProperty().set(true));
    model.measure();
    assertThat(model.outcomes()).allSatisfy(row -> assertThat(row.measured()).isPositive());
    assertThat(model.measurementProperty().get()).isNotNull();
    assertThat(session.project().measurements()).contains(model.measurementProperty().get());
  }

  @Test
  void onAGpuThatOthersUseItMeasuresOnlyWhenTold() {
    session.show(TestData.project().withMeasurements(List.of()), null);
    model = model(folder, BusyGpu.measuring());
    model.choices().forEach(choice -> choice.tickedProperty().set(true));
    model.measure();
    assertThat(model.problemProperty().get()).contains("Other processes use fake: 17 python3.");
    assertThat(session.project().measurements()).isEmpty();
    Notice offer = session.notices().all().getFirst();
    session.notices().answer(offer, offer.answers().getFirst());
    assertThat(session.project().measurements()).hasSize(1);
    assertThat(model.problemProperty().get()).isEmpty();
  }

  @Test
  void measuresUnderTheLoadAndPredictsClosedLoopsOnly() {
    model.choices().forEach(choice -> choice.tickedProperty().set(true));
    model.measure();
    Load poisson = Load.queued(new ArrivalProcess.Poisson(2000)).withBatching(Batching.atOnce());
    model.choices().getFirst().loadProperty().set(poisson);
    assertThat(model.measurementProperty().get()).isNull();
    assertThat(model.outcomes()).allSatisfy(row -> assertThat(row.predicted()).isNull());
    model.measure();
    assertThat(session.project().measurements()).hasSize(2);
    assertThat(
            Objects.requireNonNull(model.measurementProperty().get()).colocated().request().loads())
        .containsExactly(poisson, Load.closedLoop());
    session.selection().measurementProperty().set(session.project().measurements().getFirst());
    assertThat(model.choices().getFirst().loadProperty().get()).isEqualTo(Load.closedLoop());
  }

  @Test
  void keepsSettingsOfEnginesThatStay() {
    Choice first = model.choices().getFirst();
    Deployment tuned =
        Deployment.of(first.engine().id(), first.batchSizes().getFirst())
            .withPriority(StreamPriority.HIGH);
    session.deploy("Tune", List.of(tuned));
    model.choices().getLast().tickedProperty().set(true);
    assertThat(session.selection().deployments()).hasSize(2).contains(tuned);
  }

  @Test
  void ticksTheEnginesOfAnOpenedPair() {
    model.openPair(0, 1);
    assertThat(model.choices().getFirst().tickedProperty().get()).isTrue();
    assertThat(session.selection().deployments()).hasSize(2);
  }

  @Test
  void pairsLookedThroughOneAfterAnotherAreOneStepOfUndo() {
    model.openPair(0, 1);
    model.openPair(1, 0);
    model.openPair(0, 0);
    session.undo();
    assertThat(session.selection().deployments()).isEmpty();
    session.redo();
    assertThat(session.selection().deployments()).hasSize(2);
  }

  @Test
  void predictsEveryPair() {
    PairMatrix pairs = model.pairsProperty().get();
    assertThat(pairs.size()).isEqualTo(model.choices().size());
    assertThat(pairs.slowdown(0, 1)).isGreaterThanOrEqualTo(1);
  }

  @Test
  void saysWhatIsMissingWhenAProfileIsGone() {
    session.deploy("Choose", List.of(Deployment.of(new EngineId("alpha"), 4096)));
    assertThat(model.problemProperty().get()).contains("4096");
  }

  @Test
  void goesToTheTimelineToWatch() {
    model.watch();
    assertThat(session.selection().screenProperty().get()).isEqualTo(Screen.TIMELINE);
  }

  @Test
  void ordersPairsByHowMuchTheyClash() {
    PairMatrix pairs = model.pairsProperty().get();
    double first = pairs.slowdown(0, 1) + pairs.slowdown(0, 0);
    double last = pairs.slowdown(1, 0) + pairs.slowdown(1, 1);
    assertThat(pairs.deployments()).hasSize(2).doesNotHaveDuplicates();
    assertThat(pairs.ordered()).isEqualTo(pairs);
    assertThat(first + pairs.slowdown(1, 0) + pairs.slowdown(0, 0))
        .isGreaterThanOrEqualTo(last + pairs.slowdown(0, 1) + pairs.slowdown(1, 1));
  }

  @Test
  void ranksEveryCombinationByItsThroughput() {
    model.rank();
    Ranking ranking = model.ranking();
    assertThat(ranking.rows()).hasSize(1).allSatisfy(row -> assertThat(row.size()).isEqualTo(2));
    assertThat(ranking.summaryProperty().get())
        .startsWith("1 of 1 combinations")
        .endsWith("All engines: b1.");
    assertThat(ranking.rows())
        .extracting(row -> ranking.title(row, 34))
        .as("what all names share is said once")
        .containsExactly("alpha + beta");
    model.open(ranking.rows().getFirst());
    assertThat(session.selection().deployments()).hasSize(2);
  }

  @Test
  void filtersTheRankingByEngineSizeAndSlowdown() {
    model.rank();
    Ranking ranking = model.ranking();
    ranking.wordsProperty().set("alpha gamma");
    assertThat(ranking.rows()).isEmpty();
    ranking.wordsProperty().set("BETA alpha");
    assertThat(ranking.rows()).hasSize(1);
    ranking.sizeProperty().set(3);
    assertThat(ranking.rows()).isEmpty();
    ranking.sizeProperty().set(2);
    ranking.mostSlowdownProperty().set(0.999);
    assertThat(ranking.rows()).isEmpty();
  }

  @Test
  void measuresUnderTheChosenWayOfSharingAndPredictsStreamsOnly() {
    model.choices().forEach(choice -> choice.tickedProperty().set(true));
    model.measure();
    model.arrangement().sharingProperty().set(Sharing.MPS);
    assertThat(model.measurementProperty().get()).isNull();
    assertThat(model.outcomes()).allSatisfy(row -> assertThat(row.predicted()).isNull());
    model.measure();
    assertThat(session.project().measurements())
        .extracting(each -> each.combination().sharing())
        .containsExactly(Sharing.STREAMS, Sharing.MPS);
    assertThat(model.outcomes())
        .allSatisfy(row -> assertThat(row.arrangement()).isEqualTo("MPS"))
        .allSatisfy(row -> assertThat(row.measured()).isPositive());
  }

  @Test
  void showsWhatAMechanismDoesAndKeepsNothingOfIt() {
    model.choices().forEach(choice -> choice.tickedProperty().set(true));
    model.arrangement().withoutProperty().set(Set.of(Mechanism.CONTENTION));
    model.measure();
    assertThat(session.project().measurements()).isEmpty();
    assertThat(model.outcomes())
        .allSatisfy(row -> assertThat(row.measured()).isPositive())
        .allSatisfy(
            row -> assertThat(row.arrangement()).isEqualTo("without contention (not kept)"));
    model.arrangement().withoutProperty().set(Set.of());
    assertThat(model.measurementProperty().get()).isNull();
  }

  @Test
  void opensAMeasurementUnderItsWayOfSharing() {
    model.choices().forEach(choice -> choice.tickedProperty().set(true));
    model.arrangement().sharingProperty().set(Sharing.TIME_SLICED);
    model.measure();
    model.arrangement().sharingProperty().set(Sharing.STREAMS);
    session.selection().measurementProperty().set(null);
    session.selection().measurementProperty().set(session.project().measurements().getFirst());
    assertThat(model.arrangement().sharing()).isEqualTo(Sharing.TIME_SLICED);
    assertThat(model.measurementProperty().get()).isNotNull();
  }
}
