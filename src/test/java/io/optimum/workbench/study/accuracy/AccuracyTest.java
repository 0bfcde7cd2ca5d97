package io.optimum.workbench.study.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.device.sim.SimulatedGpu;
import io.optimum.workbench.device.sim.SimulatorOptions;
import io.optimum.workbench.predictor.TrainRequest;
import io.optimum.workbench.predictor.mlp.MlpTrainer;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.study.accuracy.AccuracyReport.PredictorScore;
import io.optimum.workbench.study.accuracy.AccuracyReport.SplitScore;
import io.optimum.workbench.task.Progress;
import org.junit.jupiter.api.Test;

class AccuracyTest {
  private static AccuracyReport score(Project project) {
    return new Accuracy(
            _ -> new SimulatedGpu(MeasuredPairs.GPU, SimulatorOptions.standard()),
            new HeldOutScores(
                new MlpTrainer(), seed -> new TrainRequest(seed, 1, 3, 0.2, "simulator-1")))
        .score(project, MeasuredPairs.GPU, 1, Progress.none());
  }

  @Test
  void theSimulatorIsExactOnWhatItRecordedItself() {
    AccuracyReport report = score(MeasuredPairs.project());
    assertThat(report.simulated())
        .extracting(AccuracyReport.Simulated::kind)
        .containsExactly("all", "pairs");
    assertThat(report.simulated())
        .allSatisfy(each -> {
          assertThat(each.deployments()).isEqualTo(40);
          assertThat(each.mapeFraction()).isZero();
          assertThat(each.kendallTau()).isEqualTo(1);
        });
    assertThat(report.splits())
        .extracting(SplitScore::split)
        .containsExactly("random", "unseen combination", "unseen model");
    assertThat(report.splits())
        .allSatisfy(each -> {
          assertThat(each.deployments()).as(each.split()).isEqualTo(40);
          assertThat(each.predictors())
              .extracting(PredictorScore::name)
              .startsWith("trained on this recording")
              .contains("training mean", "no interference");
        });
    assertThat(new AccuracyText(report).markdown())
        .contains("**Nothing here was measured on a real GPU.**")
        .contains("| trained on this recording | 40 |");
  }

  @Test
  void refusesAProjectWithoutMeasurements() {
    Project without = MeasuredPairs.project().withMeasurements(java.util.List.of());
    assertThatThrownBy(() -> score(without))
        .hasMessageContaining("no measurement of two or more engines");
  }
}
