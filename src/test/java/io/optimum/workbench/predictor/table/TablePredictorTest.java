package io.optimum.workbench.predictor.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.table.MeasuredRow;
import io.optimum.workbench.domain.table.MeasuredTable;
import io.optimum.workbench.domain.table.Party;
import io.optimum.workbench.predictor.Regime;
import io.optimum.workbench.predictor.regression.GaussianProcess;
import io.optimum.workbench.predictor.regression.Learner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TablePredictorTest {
  private static final List<Learner> LEARNERS = List.of(new GaussianProcess());

  @Test
  void roundRobinWithCountedKernelsFindsItsConstant() {
    MeasuredTable table = Tables.turns(5, true);
    Law.Fitted law = new RoundRobinLaw(false).fit(table, table.rows());
    assertThat(error(table, law)).isLessThan(0.02);
  }

  @Test
  void roundRobinPerModelFindsKernelDurationsThatNobodyCounted() {
    MeasuredTable table = Tables.turns(5, false);
    assertThat(error(table, new RoundRobinLaw(true).fit(table, table.rows())))
        .isLessThan(0.05)
        .isLessThan(0.3 * error(table, new RoundRobinLaw(false).fit(table, table.rows())));
  }

  @Test
  void aLawAppliesOnlyWhereTheTableHasWhatItNeeds() {
    MeasuredTable table = Tables.turns(3, true);
    assertThat(new RoundRobinLaw(true).applies(table)).isTrue();
    assertThat(new BandwidthLaw().applies(table)).isTrue();
    assertThat(new CapacityLaw().applies(table)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Regime.class)
  void isNotWorseThanTheLawThatMadeTheTable(Regime regime) {
    MeasuredTable table = Tables.turns(5, true);
    Folds.Fold fold = Folds.of(table.rows(), regime, 5, 1).getFirst();
    TablePredictor predictor = TablePredictor.train(table, fold.trained(), regime, LEARNERS, 1);
    double sum = 0;
    for (MeasuredRow row : fold.tested()) {
      Interval target = predictor.target(row);
      sum += Math.abs(target.mid() / row.measured() - 1) / fold.tested().size();
      assertThat(target.low()).isLessThanOrEqualTo(target.mid());
    }
    assertThat(sum).isLessThan(0.06);
  }

  @Test
  void theOrderOfThoseBesideDoesNotMatter() {
    MeasuredTable table = Tables.turns(4, true);
    TablePredictor predictor =
        TablePredictor.train(table, table.rows(), Regime.COMBINATION_SEEN, LEARNERS, 1);
    MeasuredRow triple =
        table.rows().stream().filter(row -> row.others().size() == 2).findFirst().orElseThrow();
    List<Party> reversed = new ArrayList<>(triple.others());
    Collections.reverse(reversed);
    MeasuredRow other =
        new MeasuredRow(
            triple.location(),
            triple.target(),
            reversed,
            triple.pooled(),
            triple.solo(),
            triple.measured(),
            triple.combination());
    assertThat(predictor.target(other).mid())
        .isCloseTo(predictor.target(triple).mid(), within(1e-9));
  }

  @Test
  void withOneModelOnlySimpleCandidatesCount() {
    MeasuredTable table = Tables.turns(5, true);
    List<MeasuredRow> ofOne =
        table.rows().stream().filter(row -> row.target().model().equals("model1")).toList();
    TablePredictor predictor = TablePredictor.train(table, ofOne, Regime.MODEL_UNSEEN, LEARNERS, 1);
    assertThat(predictor.weights().keySet())
        .allSatisfy(name -> assertThat(name).doesNotContain("Gaussian"));
  }

  @ParameterizedTest
  @EnumSource(Regime.class)
  void everyRowIsTestedOnceAndNeverTrainedOn(Regime regime) {
    MeasuredTable table = Tables.turns(7, true);
    List<Folds.Fold> folds = Folds.of(table.rows(), regime, 5, 3);
    assertThat(folds.stream().flatMap(fold -> fold.tested().stream()).toList())
        .containsExactlyInAnyOrderElementsOf(table.rows());
    for (Folds.Fold fold : folds) {
      assertThat(fold.trained()).doesNotContainAnyElementsOf(fold.tested());
    }
  }

  @Test
  void aModelUnseenIsNotSeenBesideOthersEither() {
    MeasuredTable table = Tables.turns(7, true);
    for (Folds.Fold fold : Folds.of(table.rows(), Regime.MODEL_UNSEEN, 5, 3)) {
      for (MeasuredRow tested : fold.tested()) {
        assertThat(fold.trained()).noneMatch(row -> row.has(tested.target().model()));
      }
    }
  }

  @Test
  void stackingGivesNoWeightToALearnerThatNoiseCouldExplain() {
    double[][] predicted = new double[8][];
    double[] measured = new double[8];
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      measured[i] = i % 2;
      predicted[i] = new double[] {measured[i] + 0.1, measured[i] + (i == 0 ? 0.01 : 0.11)};
      groups.add("group " + i);
    }
    Stacking stacking = new Stacking(predicted, measured, groups, new boolean[] {true, false});
    assertThat(stacking.weights()[0]).isGreaterThan(0.9);
  }

  private static double error(MeasuredTable table, Law.Fitted law) {
    return table.rows().stream()
        .mapToDouble(row -> Math.abs(law.logSlowdown(row) - Slowdowns.log(table, row)))
        .average()
        .orElseThrow();
  }
}
