package io.optimum.workbench.study.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.predictor.table.TableBaselines;
import io.optimum.workbench.study.table.TableReport.Estimate;
import io.optimum.workbench.study.table.TableReport.PredictorScore;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Estimate NONE = new Estimate(0, 0.0);

  private static String against(double behind, double error) {
    return Verdict.of(
        List.of(
            new PredictorScore(
                TableBaselines.MEAN,
                NONE,
                NONE,
                NONE,
                NONE,
                null,
                NONE,
                new Estimate(behind, error))));
  }

  @Test
  void aDifferenceInsideItsErrorIsNone() {
    assertThat(against(-0.02, 0.03)).startsWith("within noise of training mean by 2.0 ± 3.0");
    assertThat(against(-0.04, 0.03)).startsWith("WORSE than training mean by 4.0 ± 3.0");
    assertThat(against(0.04, 0.03)).startsWith("better than training mean by 4.0 ± 3.0");
  }

  @Test
  void aSmallDifferenceIsShownNotAsZero() {
    assertThat(against(-0.000_12, 0.000_05)).contains("WORSE", "by 0.012 ± 0.005 points");
  }
}
