package io.optimum.workbench.ui.degradation;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.predictor.PredictionError;
import io.optimum.workbench.predictor.PredictorReport;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A project with measurements, whose predictor was not trained on them.
class ComparisonTest {
  @Test
  void saysHowWellTheShippedPredictorDidOnWhatItHadNotSeen() {
    Comparison now = comparison();
    assertThat(now.report()).isEmpty();
    assertThat(now.shipped())
        .hasValueSatisfying(each -> assertThat(each.errors()).hasSizeGreaterThan(2));
    assertThat(ErrorSummary.of(now))
        .contains("not trained on this project", "Below, as it shipped", "Press Train");
  }

  @Test
  void listsTheBestPredictorFirstAndSaysWhichIsInUse() {
    PredictorReport shipped = comparison().shipped().orElseThrow();
    List<Map.Entry<String, PredictionError>> rows = ErrorSummary.byError(shipped);
    assertThat(rows)
        .isSortedAccordingTo(Comparator.comparingDouble(row -> row.getValue().mapeFraction()));
    assertThat(rows)
        .extracting(Map.Entry::getKey)
        .contains(shipped.chosen() + " (in use)")
        .doesNotContain(shipped.chosen());
  }

  @Test
  void scoresHaveAsManyDecimalsEachAlsoWhereTheyAreWhole() {
    assertThat(List.of(ErrorPanel.score(0), ErrorPanel.score(1), ErrorPanel.score(-0.0512)))
        .containsExactly("0.000", "1.000", "-0.051");
    assertThat(ErrorPanel.score(Double.NaN)).isEqualTo("–");
  }

  private static Comparison comparison() {
    Project measured = TestData.project().withMeasurements(List.of(TestData.measurement(1)));
    return Comparison.of(measured, Workbench.create().steps().predicting(), Progress.none());
  }
}
