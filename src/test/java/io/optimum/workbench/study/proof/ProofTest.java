package io.optimum.workbench.study.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.sim.SimulatedGpu;
import io.optimum.workbench.device.sim.SimulatorOptions;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.predictor.LossListener;
import io.optimum.workbench.predictor.PredictorReport;
import io.optimum.workbench.predictor.PredictorTrainer;
import io.optimum.workbench.predictor.SlowdownPredictor;
import io.optimum.workbench.predictor.TrainRequest;
import io.optimum.workbench.predictor.TrainedPredictor;
import io.optimum.workbench.predictor.TrainingExample;
import io.optimum.workbench.predictor.prior.KernelRoundRobinPrior;
import io.optimum.workbench.task.Progress;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The quick suite: one set of five engines, two seeds.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProofTest {
  private static final Runs RUNS =
      new Runs(
          choice ->
              new SimulatedGpu(
                  ((DeviceChoice.Simulated) choice).gpu(), SimulatorOptions.standard()),
          InstantSource.system(),
          2);
  private final ProofReport report = run(Progress.none());

  private static ProofReport run(Progress progress) {
    return new Proof(RUNS, new FittedPrior(), Sheets::of).run(ProofSuite.quick(), 2, progress);
  }

  @Test
  void noPlanThatKeepsEverySloIsBetterThanTheOracle() {
    assertThat(report.cells())
        .hasSize(2)
        .allSatisfy(cell ->
            assertThat(cell.outcomes())
                .filteredOn(each -> each.missed() == 0)
                .contains(cell.outcome(Method.ORACLE))
                .allSatisfy(each ->
                    assertThat(each.stp())
                        .as(each.method().title())
                        .isLessThanOrEqualTo(cell.outcome(Method.ORACLE).stp() + 1e-9)));
  }

  @Test
  void everyMethodIsThere() {
    assertThat(report.cells())
        .allSatisfy(cell ->
            assertThat(cell.outcomes())
                .extracting(ProofCell.Outcome::method)
                .contains(Method.TRAINED, Method.UNTRAINED, Method.ORACLE, Method.RANDOM_SEARCH)
                .contains(Method.KERNEL_COUNTS, Method.PAIRS_LINEAR, Method.FIRST_FIT));
  }

  @Test
  void oneModelPerGpuHasAnStpOfOne() {
    assertThat(report.cells())
        .allSatisfy(cell -> assertThat(cell.outcome(Method.ALONE).stp()).isEqualTo(1));
  }

  @Test
  void randomSearchHasAtLeastAsManyMeasurementsAsOurs() {
    assertThat(report.cells())
        .allSatisfy(cell ->
            assertThat(cell.outcome(Method.RANDOM_SEARCH).cost().combinations())
                .isGreaterThanOrEqualTo(cell.outcome(Method.TRAINED).cost().combinations()));
  }

  @Test
  void theOracleHasMeasuredEveryPairAndTriple() {
    assertThat(report.cells())
        .allSatisfy(cell ->
            assertThat(cell.outcome(Method.ORACLE).cost().combinations()).isEqualTo(10 + 10));
  }

  @Test
  void theTableNamesSimulatorGoalsAndReference() {
    assertThat(new ProofText(report, "2 cores").markdown())
        .contains("simulator `" + report.simulator() + "`", "2 cores")
        .contains("| Goal | Found | Met |", "For reference, not ours")
        .contains("| many-small | a100-80gb-pcie |");
    assertThat(report.simulator()).startsWith("simulator-");
  }

  @Test
  void theCsvHasALinePerCellAndMethod() {
    assertThat(new ProofText(report, "").csv().lines())
        .hasSize(1 + report.cells().stream().mapToInt(cell -> cell.outcomes().size()).sum());
  }

  @Test
  void chartsAreWellFormed() throws Exception {
    var builder = javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder();
    ProofText text = new ProofText(report, "");
    for (String svg : List.of(text.stpChart(), text.regretChart())) {
      var parsed =
          builder.parse(
              new java.io.ByteArrayInputStream(
                  svg.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
      assertThat(parsed.getElementsByTagName("rect").getLength()).isGreaterThan(5);
    }
  }

  @Test
  void stoppedInTheSecondSeedItGivesTheFirst() {
    ProofReport stopped =
        run((_, message) -> {
          if (message.contains("seed 2")) {
            throw new CancellationException("Stopped.");
          }
        });
    assertThat(stopped.seeds()).isEqualTo(1);
    assertThat(stopped.cells().getFirst().outcome(Method.ORACLE).stp())
        .isCloseTo(report.cells().getFirst().outcome(Method.ORACLE).stp(), within(1e-12));
  }

  @Test
  void stoppedInTheFirstSeedItIsACancellation() {
    assertThatThrownBy(() ->
            run((_, message) -> {
              if (message.contains("seed 1")) {
                throw new CancellationException("Stopped.");
              }
            }))
        .isInstanceOf(CancellationException.class);
  }

  /// Fits the prior's constant instead of networks: quick.
  private static final class FittedPrior implements PredictorTrainer {
    @Override
    public TrainedPredictor train(
        TrainRequest request,
        List<TrainingExample> examples,
        LossListener losses,
        Progress progress) {
      return new Fitted(KernelRoundRobinPrior.fitted(examples));
    }

    @Override
    public TrainedPredictor load(byte[] bytes) {
      throw new UnsupportedOperationException("Nothing is loaded here.");
    }
  }

  private record Fitted(SlowdownPredictor prior) implements TrainedPredictor {
    @Override
    public String name() {
      return "fitted prior";
    }

    @Override
    public CombinationPrediction predict(ProfiledCombination combination) {
      return prior.predict(combination);
    }

    @Override
    public PredictorReport report() {
      throw new UnsupportedOperationException("There is no report.");
    }

    @Override
    public String simulatorVersion() {
      throw new UnsupportedOperationException("It learned from no simulator.");
    }

    @Override
    public byte[] bytes() {
      return new byte[0];
    }
  }
}
