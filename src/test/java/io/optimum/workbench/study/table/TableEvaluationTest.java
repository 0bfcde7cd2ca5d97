package io.optimum.workbench.study.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.domain.table.MeasuredRow;
import io.optimum.workbench.domain.table.MeasuredTable;
import io.optimum.workbench.predictor.regression.GaussianProcess;
import io.optimum.workbench.predictor.regression.RandomForest;
import io.optimum.workbench.predictor.table.Tables;
import io.optimum.workbench.study.table.TableReport.SplitReport;
import io.optimum.workbench.task.Progress;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableEvaluationTest {
  private static final MeasuredTable TABLE = Tables.turns(4, true);
  private static final TableReport REPORT = run(TABLE);

  @Test
  void everySplitReportsEveryPredictorOursFirst() {
    assertThat(REPORT.splits())
        .extracting(SplitReport::split)
        .containsExactly("random", "unseen combination", "unseen model");
    for (SplitReport split : REPORT.splits()) {
      assertThat(split.predictors())
          .extracting(TableReport.PredictorScore::predictor)
          .containsExactly(
              TableEvaluation.OURS,
              "no interference",
              "training mean",
              "kernel round robin",
              "kernel round robin per model",
              "bandwidth",
              "linear regression",
              "nearest neighbours",
              "random forest");
    }
  }

  @Test
  void oursIsNotBehindTheTrainingMean() {
    for (SplitReport split : REPORT.splits()) {
      TableReport.PredictorScore mean = split.predictors().get(2);
      assertThat(mean.behindOurs().mean()).as(split.split()).isPositive();
      assertThat(mean.skill().mean()).isZero();
    }
  }

  @Test
  void ofTwoModelsTheCoverageOfTheUnseenOneIsNotKnown() {
    List<MeasuredRow> ofTwo =
        TABLE.rows().stream()
            .filter(row -> Set.of("model0", "model1").contains(row.target().model()))
            .toList();

    List<SplitReport> splits = run(TABLE.of(ofTwo, TABLE.leftOut())).splits();

    assertThat(splits.getFirst().predictors().getFirst().coverage()).isNotNull();
    assertThat(splits.getLast().split()).isEqualTo("unseen model");
    assertThat(splits.getLast().predictors().getFirst().coverage()).isNull();
  }

  @Test
  void theUnseenModelsAreAlsoTriedWithOneToThreeProbes() {
    assertThat(REPORT.splits().getFirst().probes()).isEmpty();
    List<TableReport.ProbeScore> probes = REPORT.splits().getLast().probes();
    assertThat(probes).extracting(TableReport.ProbeScore::probes).containsExactly(0, 1, 2, 3);
    assertThat(probes)
        .extracting(TableReport.ProbeScore::rows)
        .containsOnly(probes.getFirst().rows());
  }

  @Test
  void probesCorrectWhatIsMissedInOneDirection() {
    List<MeasuredRow> rows =
        TABLE.rows().stream().filter(row -> row.target().model().equals("model0")).toList();
    double[] half = rows.stream().mapToDouble(row -> row.measured() / 2).toArray();
    ProbeTrial trial = ProbeTrial.of(rows, half, 1);
    assertThat(trial.rows()).isEqualTo(rows.size() - 3);
    assertThat(trial.errors()[0] / trial.rows()).isCloseTo(0.5, within(1e-9));
    assertThat(trial.errors()[3] / trial.rows()).isCloseTo(1 - Math.sqrt(0.5), within(1e-9));
  }

  @Test
  void modelsWithNothingLeftBesideTheirProbesArePassedOver() {
    List<MeasuredRow> three = TABLE.rows().subList(0, 3);
    assertThat(ProbeTrial.of(three, new double[] {1, 1, 1}, 1).rows()).isZero();
  }

  @Test
  void theVerdictNamesTheMeanAndTheBestLaw() {
    for (SplitReport split : REPORT.splits()) {
      assertThat(split.verdict()).contains("better than training mean").contains("round robin");
    }
  }

  @Test
  void theSameSeedsGiveTheSameReport() {
    assertThat(run(TABLE)).isEqualTo(REPORT);
  }

  @Test
  void aSplitWithOneGroupSaysWhyItIsSkipped() {
    List<MeasuredRow> ofOne =
        TABLE.rows().stream().filter(row -> row.target().model().equals("model0")).toList();
    List<MeasuredRow> twice =
        java.util.stream.Stream.of(ofOne, ofOne).flatMap(List::stream).toList();
    SplitReport unseenModel = run(Tables.table(twice)).splits().getLast();
    assertThat(unseenModel.skipped()).contains("model0");
    assertThat(unseenModel.predictors()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void tooFewRowsAreRefused(int count) {
    assertThatThrownBy(() -> run(Tables.table(TABLE.rows().subList(0, count))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has " + count + " usable row")
        .hasMessageEndingWith(
            "are needed to train and test. Measure more, or check what the mapping leaves out.");
  }

  @Test
  void constantTargetsAreRefused() {
    assertThatThrownBy(() -> run(slowedDown(_ -> 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the same slowdown (1.50000)")
        .hasMessageContaining("nothing to learn")
        .hasMessageContaining("Check that the mapping names the measured column under `targets`");
  }

  @Test
  void soAreTargetsThatOnlyVaryAsTheyDoAlone() {
    assertThatThrownBy(() -> run(slowedDown(row -> 0.001 * row.target().soloSeconds())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the same slowdown (1.50000)");
  }

  /// Every row by a half, from what it is alone.
  private static MeasuredTable slowedDown(ToDoubleFunction<MeasuredRow> alone) {
    return Tables.table(
        TABLE.rows().stream()
            .map(row ->
                new MeasuredRow(
                    row.location(),
                    row.target(),
                    row.others(),
                    row.pooled(),
                    alone.applyAsDouble(row),
                    1.5 * alone.applyAsDouble(row),
                    row.combination()))
            .toList());
  }

  private static TableReport run(MeasuredTable table) {
    return new TableEvaluation(table, List.of(new GaussianProcess()), new RandomForest())
        .run(List.of(1L, 2L), Progress.none());
  }
}
