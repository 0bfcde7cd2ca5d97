package io.optimum.workbench.ui.degradation;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A project with measurements, whose predictor was not trained on them.
class ComparisonTest {
  @Test
  void saysHowWellTheShippedPredictorDidOnWhatItHadNotSeen() {
    Project measured = TestData.project().withMeasurements(List.of(TestData.measurement(1)));
    Comparison now =
        Comparison.of(measured, Workbench.create().steps().predicting(), Progress.none());
    assertThat(now.report()).isEmpty();
    assertThat(now.shipped())
        .hasValueSatisfying(each -> assertThat(each.errors()).hasSizeGreaterThan(2));
    assertThat(ErrorSummary.of(now))
        .contains("2 slowdowns measured here", "Below, as it shipped", "Press Train");
  }
}
