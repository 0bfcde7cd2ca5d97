package io.optimum.workbench.predictor.mlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.predictor.LossListener;
import io.optimum.workbench.predictor.PredictionError;
import io.optimum.workbench.predictor.PredictorReport;
import io.optimum.workbench.predictor.SyntheticEngines;
import io.optimum.workbench.predictor.TrainRequest;
import io.optimum.workbench.predictor.TrainedPredictor;
import io.optimum.workbench.predictor.TrainingExample;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class MlpTrainerTest {
  private static final List<TrainingExample> EXAMPLES = SyntheticExamples.of(12, 1);
  private static final TrainRequest QUICK = new TrainRequest(7, 2, 20, 0.25, "simulator 1");
  private static final TrainRequest THOROUGH = new TrainRequest(7, 3, 200, 0.25, "simulator 1");

  private static final TrainedPredictor TRAINED = train(THOROUGH, EXAMPLES);

  @Test
  void learnsWhatThePriorLacks() {
    double prior = error(Candidate.PRIOR.words()).mapeFraction();
    double corrected = error(Candidate.CORRECTED.words()).mapeFraction();
    assertThat(TRAINED.name()).isIn(Candidate.CORRECTED.words(), Candidate.BOTH.words());
    assertThat(corrected).isLessThan(0.5 * prior).isLessThan(0.05);
    assertThat(error("training mean").skillFraction()).isZero();
  }

  @Test
  void reportsTheVeryPredictorThatItReturns() {
    TrainingExample heldOut =
        EXAMPLES.stream()
            .filter(each -> measured(TRAINED.report()).containsAll(each.slowdowns()))
            .findFirst()
            .orElseThrow();
    int row = measured(TRAINED.report()).indexOf(heldOut.slowdowns().getFirst());
    near(
        TRAINED.predict(heldOut.combination()).slowdowns().getFirst(),
        TRAINED.report().heldOut().get(row).predicted());
  }

  /// Slowdowns below 1 are noise, which networks learn and the predictor does not follow.
  @Test
  void reportsWhatThePredictorSaysOfTheVeryRowsHeldOut() {
    List<TrainingExample> faster =
        EXAMPLES.stream()
            .map(each ->
                new TrainingExample(
                    each.combination(), each.slowdowns().stream().map(x -> 0.7 * x).toList()))
            .toList();
    reportsItsPredictions(train(QUICK, faster), faster);
    reportsItsPredictions(train(QUICK, ofFewEngines()), ofFewEngines());
  }

  private static void reportsItsPredictions(
      TrainedPredictor trained, List<TrainingExample> examples) {
    PredictorReport report = trained.report();
    List<Double> errors = new ArrayList<>();
    for (TrainingExample each : examples) {
      Combination combination = each.combination().combination();
      for (int i = 0; i < combination.size(); i++) {
        double measured = each.slowdowns().get(i);
        if (report.isHeldOut(each.combination().gpu().id(), combination, i, measured)) {
          double predicted = trained.predict(each.combination()).slowdowns().get(i).mid();
          errors.add(Math.abs(predicted / measured - 1));
        }
      }
    }
    assertThat(errors).hasSize(report.heldOutRows());
    assertThat(Objects.requireNonNull(report.errors().get(trained.name())).mapeFraction())
        .isCloseTo(
            errors.stream().mapToDouble(Double::doubleValue).average().orElseThrow(), within(1e-5));
  }

  @Test
  void mostHeldOutSlowdownsLieInTheirInterval() {
    assertThat(TRAINED.report().coverageFraction()).isGreaterThan(0.75);
  }

  @Test
  void theOrderOfDeploymentsDoesNotMatter() {
    ProfiledCombination triple = EXAMPLES.getLast().combination();
    List<EngineProfile> reversed = triple.profiles().reversed();
    List<Interval> one = TRAINED.predict(triple).slowdowns();
    List<Interval> other = TRAINED.predict(SyntheticEngines.together(reversed)).slowdowns();
    for (int i = 0; i < 3; i++) {
      near(one.get(i), other.get(2 - i));
    }
  }

  @Test
  void predictsManyAsOneByOne() {
    List<ProfiledCombination> all = EXAMPLES.stream().map(TrainingExample::combination).toList();
    assertThat(TRAINED.predictAll(all)).isEqualTo(all.stream().map(TRAINED::predict).toList());
  }

  @Test
  void aDeploymentAloneIsNotSlowedDown() {
    ProfiledCombination alone =
        SyntheticEngines.together(EXAMPLES.getFirst().combination().profiles().getFirst());
    CombinationPrediction prediction = TRAINED.predict(alone);
    assertThat(prediction.slowdowns()).containsExactly(Interval.exactly(1));
    assertThat(prediction.outsideTraining()).isFalse();
  }

  @Test
  void saysWhenACombinationIsOutsideTraining() {
    ProfiledCombination seen = EXAMPLES.getFirst().combination();
    EngineProfile extreme = SyntheticEngines.engine("extreme", 3, 50_000_000, 90_000, 0.01);
    ProfiledCombination sliced =
        new ProfiledCombination(
            seen.gpu(),
            new Combination(Sharing.TIME_SLICED, seen.combination().deployments()),
            seen.profiles());
    assertThat(TRAINED.predict(seen).outsideTraining()).isFalse();
    assertThat(TRAINED.predict(SyntheticEngines.together(extreme, extreme)).outsideTraining())
        .isTrue();
    assertThat(TRAINED.predict(sliced).outsideTraining()).isTrue();
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() {
    byte[] one = train(QUICK, EXAMPLES).bytes();
    byte[] other = train(QUICK, EXAMPLES).bytes();
    byte[] seeded = train(new TrainRequest(8, 2, 20, 0.25, "simulator 1"), EXAMPLES).bytes();
    assertThat(one).isEqualTo(other);
    assertThat(one).isNotEqualTo(seeded);
  }

  @Test
  void readsItselfBack() {
    TrainedPredictor again = new MlpTrainer().load(TRAINED.bytes());
    ProfiledCombination some = EXAMPLES.getLast().combination();
    assertThat(again.predict(some)).isEqualTo(TRAINED.predict(some));
    assertThat(again.report()).isEqualTo(TRAINED.report());
    assertThat(again.bytes()).isEqualTo(TRAINED.bytes());
  }

  @Test
  void tellsTheLossOfEveryNetworkAfterEveryEpoch() {
    List<String> heard = new ArrayList<>();
    LossListener listener =
        (network, epoch, loss, heldOut) -> {
          assertThat(loss).isFinite().isNotNegative();
          assertThat(heldOut).isFinite().isNotNegative();
          heard.add(network + ":" + epoch);
        };
    new MlpTrainer()
        .train(new TrainRequest(1, 2, 3, 0.25, "s"), EXAMPLES, listener, Progress.none());
    assertThat(heard)
        .startsWith("0:1", "0:2", "0:3", "1:1", "1:2", "1:3", "2:1")
        .endsWith("5:1", "5:2", "5:3")
        .hasSize(Candidate.learned().size() * 2 * 3);
  }

  @Test
  void stopsWhenCancelled() {
    Progress progress =
        (done, _) -> {
          if (done > 0.3) {
            throw new CancellationException();
          }
        };
    assertThatThrownBy(() -> new MlpTrainer().train(QUICK, EXAMPLES, LossListener.none(), progress))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void keepsThePriorWhereNetworksDoNotHelp() {
    PredictorReport report = train(QUICK, SyntheticExamples.ofThePriorItself(12, 1)).report();
    assertThat(report.chosen()).isEqualTo(Candidate.PRIOR.words());
  }

  @Test
  void reportsTheCrossValidationWhenNothingIsHeldOut() {
    PredictorReport report = train(new TrainRequest(1, 1, 5, 0, "s"), EXAMPLES).report();
    assertThat(report.split()).contains("cross-validated");
    assertThat(report.heldOutRows()).isEqualTo(report.trainingRows());
  }

  @Test
  void trainsOnFewEngines() {
    assertThat(train(QUICK, ofFewEngines()).report().heldOutRows()).isPositive();
  }

  private static List<TrainingExample> ofFewEngines() {
    return EXAMPLES.stream()
        .flatMap(each -> List.of(each, withGraph(each)).stream())
        .filter(each -> SyntheticExamples.onlyOf(each, 3))
        .toList();
  }

  @Test
  void saysHowManyExamplesAreMissing() {
    for (int count : List.of(0, 1, 3)) {
      assertThatThrownBy(() -> train(QUICK, EXAMPLES.subList(0, count)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("at least 5 measured combinations")
          .hasMessageContaining("there are " + count);
    }
  }

  @Test
  void refusesConstantSlowdowns() {
    List<TrainingExample> constant =
        EXAMPLES.stream()
            .map(each ->
                new TrainingExample(
                    each.combination(), each.slowdowns().stream().map(_ -> 1.0).toList()))
            .toList();
    assertThatThrownBy(() -> train(QUICK, constant))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing to learn");
  }

  @Test
  void refusesSlowdownsThatAreNotNumbers() {
    assertThatThrownBy(() ->
            new TrainingExample(EXAMPLES.getFirst().combination(), List.of(Double.NaN, Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
  }

  @Test
  void refusesToHoldOutEverything() {
    assertThatThrownBy(() -> train(new TrainRequest(1, 1, 1, 1, "s"), EXAMPLES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Hold out less");
  }

  private static TrainedPredictor train(TrainRequest request, List<TrainingExample> examples) {
    return new MlpTrainer().train(request, examples, LossListener.none(), Progress.none());
  }

  private static PredictionError error(String name) {
    return Objects.requireNonNull(TRAINED.report().errors().get(name));
  }

  private static List<Double> measured(PredictorReport report) {
    return report.heldOut().stream().map(PredictorReport.HeldOut::measured).toList();
  }

  private static TrainingExample withGraph(TrainingExample example) {
    List<Deployment> deployments =
        example.combination().combination().deployments().stream()
            .map(each -> each.withCudaGraph(true))
            .toList();
    return new TrainingExample(
        new ProfiledCombination(
            example.combination().gpu(),
            Combination.ofStreams(deployments),
            example.combination().profiles()),
        example.slowdowns());
  }

  private static void near(Interval one, Interval other) {
    assertThat(one.low()).isCloseTo(other.low(), within(1e-5));
    assertThat(one.mid()).isCloseTo(other.mid(), within(1e-5));
    assertThat(one.high()).isCloseTo(other.high(), within(1e-5));
  }
}
