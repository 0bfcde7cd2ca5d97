package io.optimum.workbench.predictor.mlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.predictor.LossListener;
import io.optimum.workbench.predictor.PredictorReport;
import io.optimum.workbench.predictor.TrainRequest;
import io.optimum.workbench.predictor.TrainedPredictor;
import io.optimum.workbench.predictor.TrainingExample;
import io.optimum.workbench.task.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;

class MlpTrainerTest {
  private static final List<TrainingExample> EXAMPLES = SyntheticExamples.of(12, 1);
  private static final TrainRequest REQUEST = new TrainRequest(7, 5, 300, 0.25, "simulator 1");

  @Test
  void learnsWhatThePriorLacks() {
    long t = System.nanoTime();
    TrainedPredictor trained =
        new MlpTrainer().train(REQUEST, EXAMPLES, LossListener.none(), Progress.none());
    System.out.println((System.nanoTime() - t) / 1e6 + " ms");
    PredictorReport report = trained.report();
    report.errors().forEach((n, e) -> System.out.println(n + " " + e));
    System.out.println(
        report.split()
            + " "
            + report.trainingRows()
            + " "
            + report.heldOutRows()
            + " cov "
            + report.coverageFraction()
            + " "
            + report.chosen());
    System.out.println(trained.bytes().length);
    assertThat(report.chosen()).isEqualTo(Comparison.CORRECTED);
  }
}
