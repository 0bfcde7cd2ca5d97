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
import java.util.Map;
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
      Interval target = predictor.interval(row).orElseThrow();
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
    assertThat(predictor.target(other)).isCloseTo(predictor.target(triple), within(1e-9));
  }

  @Test
  void withOneModelTheLawsSpeakAlone() {
    MeasuredTable table = Tables.turns(5, true);
    List<MeasuredRow> ofOne =
        table.rows().stream().filter(row -> row.target().model().equals("model1")).toList();
    assertThat(weights(table, ofOne, Regime.MODEL_UNSEEN))
        .doesNotContainKey("training mean")
        .allSatisfy((name, _) -> assertThat(name).doesNotContain("+"));
  }

  @Test
  void afterOneModelNothingTellsHowFarOffAnotherIs() {
    MeasuredTable table = Tables.turns(5, true);
    List<MeasuredRow> ofOne =
        table.rows().stream().filter(row -> row.target().model().equals("model1")).toList();
    MeasuredRow another = table.rows().getFirst();

    assertThat(
            TablePredictor.train(table, ofOne, Regime.MODEL_UNSEEN, LEARNERS, 1).interval(another))
        .isEmpty();
    assertThat(
            TablePredictor.train(table, ofOne, Regime.COMBINATION_SEEN, LEARNERS, 1)
                .interval(ofOne.getFirst()))
        .isPresent();
  }

  @Test
  void whatIsFittedToEachModelSaysNothingOfAModelUnseen() {
    MeasuredTable table = Tables.turns(6, false);
    assertThat(weights(table, table.rows(), Regime.MODEL_UNSEEN).keySet())
        .noneMatch(name -> name.contains("per model"));
    assertThat(weights(table, table.rows(), Regime.COMBINATION_UNSEEN).keySet())
        .anyMatch(name -> name.contains("per model"));
  }

  @Test
  void fewModelsAreNoReasonToDistrustALearnerOfRowsLikeThoseSeen() {
    MeasuredTable table = Tables.turns(2, true);
    List<MeasuredRow> quicker = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      MeasuredRow row = table.rows().get(i % table.rows().size());
      double measured = (i % 2 == 0 ? 0.5 : 0.8) * (1 + 0.002 * Math.sin(i));
      Party target = Tables.party(0, true, i % 2);
      quicker.add(
          new MeasuredRow(
              "line " + i, target, row.others(), row.pooled(), 1, measured, row.combination()));
    }
    double learned =
        weights(Tables.table(quicker), quicker, Regime.COMBINATION_SEEN).entrySet().stream()
            .filter(each -> each.getKey().contains("+"))
            .mapToDouble(Map.Entry::getValue)
            .sum();
    assertThat(learned).isGreaterThan(0.95);
  }

  private static Map<String, Double> weights(
      MeasuredTable table, List<MeasuredRow> rows, Regime regime) {
    return TablePredictor.train(table, rows, regime, LEARNERS, 1).weights();
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

  private static double error(MeasuredTable table, Law.Fitted law) {
    return table.rows().stream()
        .mapToDouble(row -> Math.abs(law.logSlowdown(row) - Slowdowns.log(table, row)))
        .average()
        .orElseThrow();
  }
}
