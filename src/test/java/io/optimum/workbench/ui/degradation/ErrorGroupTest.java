package io.optimum.workbench.ui.degradation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.TestData;
import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.LatencySummary;
import io.optimum.workbench.predictor.PredictorReport;
import io.optimum.workbench.predictor.PredictorReport.HeldOut;
import io.optimum.workbench.predictor.RowName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class ErrorGroupTest {
  private final Measurement measurement = TestData.measurement(1);

  private Row row(int index, double low, double mid, double high) {
    double measured = measurement.slowdowns().get(index);
    return new Row(
        measurement, index, new Interval(measured * low, measured * mid, measured * high), false);
  }

  /// A pair of which the first is so much slower than alone.
  private Row measured(double slowdown) {
    List<DeploymentResult> solo = new ArrayList<>(measurement.solo());
    double nanos = measurement.colocated().deployments().getFirst().latency().meanNanos();
    solo.set(0, alone(solo.getFirst().deployment(), nanos / slowdown));
    return new Row(
        new Measurement(measurement.colocated(), solo, measurement.profileFingerprints()),
        0,
        Interval.exactly(slowdown),
        false);
  }

  private static DeploymentResult alone(Deployment deployment, double nanos) {
    LatencySummary latency = new LatencySummary(nanos, nanos, nanos, nanos, nanos, 0, 30);
    return new DeploymentResult(deployment, latency, latency, 1e9 / nanos, 0);
  }

  private Comparison comparison(Row... rows) {
    return new Comparison(List.of(rows), "a predictor", Optional.empty(), Optional.empty());
  }

  @Test
  void splitsTheErrorByEngine() {
    List<ErrorGroup> groups =
        ErrorGroup.of(comparison(row(0, 0.9, 1.1, 1.3), row(1, 1.1, 1.2, 1.4)));
    ErrorGroup alpha =
        groups.stream().filter(each -> each.name().equals("alpha")).findFirst().orElseThrow();
    assertThat(alpha.rows()).isEqualTo(1);
    assertThat(alpha.meanFraction()).isCloseTo(0.1, within(1e-9));
    assertThat(alpha.coverageFraction()).isEqualTo(1);
    ErrorGroup beta =
        groups.stream().filter(each -> each.name().equals("beta")).findFirst().orElseThrow();
    assertThat(beta.coverageFraction()).isZero();
    assertThat(beta.biasFraction()).isCloseTo(0.2, within(1e-9));
  }

  @Test
  void theErrorAtAGlanceIsOfWhatWasNotTrainedOn() {
    Row kept = row(0, 1, 1.1, 1.2);
    Row trainedOn = row(1, 1, 1.3, 1.4);
    assertThat(meanError(comparison(kept, trainedOn)))
        .contains("20.0 %", "on 2 slowdowns not trained on");
    assertThat(meanError(trained(kept, trainedOn))).contains("10.0 %", "on 1 slowdown held out");
    assertThat(meanError(Comparison.EMPTY)).contains("–");
  }

  private static String meanError(Comparison comparison) {
    ErrorFigures figures = new ErrorFigures();
    figures.show(comparison);
    return figures.row().getChildren().getFirst().getAccessibleText();
  }

  /// Of two the first was held out, and predicted otherwise then.
  private Comparison trained(Row kept, Row trainedOn) {
    String label = RowName.of(measurement.gpu(), measurement.combination(), kept.index());
    return trained(label, kept, trainedOn);
  }

  private Comparison trained(String label, Row kept, Row trainedOn) {
    double rounded = Math.nextUp(kept.measured());
    HeldOut heldOut = new HeldOut(label, rounded, Interval.exactly(0.9));
    PredictorReport report =
        new PredictorReport(
            "unseen combination",
            1,
            1,
            new TreeMap<>(),
            "a predictor",
            1,
            List.of(heldOut),
            new TreeMap<>());
    return new Comparison(
        List.of(judged(kept, report), judged(trainedOn, report)),
        "a predictor",
        Optional.of(report),
        Optional.empty());
  }

  private static Row judged(Row row, PredictorReport report) {
    CombinationPrediction predicted =
        new CombinationPrediction(
            row.measurement().combination(),
            row.measurement().gpu(),
            Collections.nCopies(2, row.predicted()),
            List.of(1.0, 1.0),
            false,
            "a predictor");
    return Row.of(row.measurement(), row.index(), predicted, report);
  }

  @Test
  void knowsWhatWasHeldOutThoughItWentThroughALogarithm() {
    assertThat(partsOf(trained(row(0, 1, 1.1, 1.2), row(1, 1, 1.3, 1.4))))
        .containsExactly(tuple("held out", 1), tuple("trained on, or measured since", 1));
  }

  @Test
  void knowsWhatWasHeldOutByOlderWeightsThatNameNoGpu() {
    assertThat(
            partsOf(
                trained(
                    "alpha batch 1 beside beta batch 8", row(0, 1, 1.1, 1.2), row(1, 1, 1.3, 1.4))))
        .containsExactly(tuple("held out", 1), tuple("trained on, or measured since", 1));
  }

  @Test
  void doesNotTakeTheSameNumberOfAnotherCombinationForHeldOut() {
    assertThat(
            partsOf(
                trained(
                    "alpha batch 1 beside beta batch 8 on another-gpu",
                    row(0, 1, 1.1, 1.2),
                    row(1, 1, 1.3, 1.4))))
        .containsExactly(tuple("trained on, or measured since", 2));
  }

  private static List<Tuple> partsOf(Comparison comparison) {
    return ErrorGroup.of(comparison).stream()
        .filter(each -> each.split().equals("Training"))
        .map(each -> tuple(each.name(), each.rows()))
        .toList();
  }

  @Test
  void listsSlowdownsFromSmallToLarge() {
    List<ErrorGroup> groups =
        ErrorGroup.of(comparison(measured(5), measured(1.1), measured(3), measured(1.5)));
    assertThat(groups)
        .filteredOn(each -> each.split().equals("Slowdown"))
        .extracting(ErrorGroup::name)
        .containsExactly("below 1.25×", "from 1.25× to 2×", "from 2× to 4×", "4× and more");
  }

  @Test
  void saysHowFarIntervalsMustBeStretched() {
    Row just = row(0, 1 / 1.21, 1.0 / 1.1, 1);
    assertThat(Calibration.stretch(just)).isCloseTo(1, within(1e-9));
    Row twice = row(1, 1 / Math.pow(1.1, 3), 1 / 1.21, 1 / 1.1);
    assertThat(Calibration.stretch(twice)).isCloseTo(2, within(1e-9));
    assertThat(Calibration.coverage(List.of(just, twice), 1.5)).isEqualTo(0.5);
  }

  @Test
  void leavesPredictionsWithoutIntervalOutOfTheCalibration() {
    assertThat(Calibration.stretch(row(0, 1, 1, 1))).isNaN();
    assertThat(Calibration.data(comparison(row(0, 1, 1, 1))).curves()).isEmpty();
  }

  @Test
  void countsEveryErrorInTheHistogramOnce() {
    Comparison two = comparison(row(0, 0.5, 0.5, 0.5), row(1, 1, 1.03, 1.1));
    assertThat(ErrorHistogram.of(two).values()).hasSize(2);
    assertThat(ErrorHistogram.of(two).values()[0]).isCloseTo(-0.5, within(1e-9));
  }
}
