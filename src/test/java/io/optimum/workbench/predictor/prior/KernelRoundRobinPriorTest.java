package io.optimum.workbench.predictor.prior;

import static io.optimum.workbench.predictor.SyntheticEngines.GPU;
import static io.optimum.workbench.predictor.SyntheticEngines.engine;
import static io.optimum.workbench.predictor.SyntheticEngines.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Pacing;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.predictor.SlowdownPredictor;
import io.optimum.workbench.predictor.TrainingExample;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelRoundRobinPriorTest {
  private static final EngineProfile WIDE = engine("wide", 50, 100_000, 8000, 0.1);
  private static final EngineProfile NARROW = engine("narrow", 50, 100_000, 200, 0.1);
  private static final EngineProfile MANY_SHORT = engine("many-short", 400, 5_000, 8000, 0.1);
  private final KernelRoundRobinPrior prior = new KernelRoundRobinPrior();

  @Test
  void anEngineAloneIsNotSlowedDown() {
    assertThat(prior.predict(together(WIDE)).slowdowns()).containsExactly(Interval.exactly(1));
  }

  @Test
  void predictsTheMeasuredLatencyAlone() {
    assertThat(prior.predict(together(WIDE)).soloLatencyNanos().getFirst())
        .isCloseTo(WIDE.latencyNanos(), within(1e-6 * WIDE.latencyNanos()));
  }

  @Test
  void saysTheSameWhateverWasPredictedBefore() {
    ProfiledCombination paced =
        new ProfiledCombination(
            GPU,
            new Combination(
                Sharing.STREAMS,
                List.of(
                    Deployment.of(WIDE.key().engine(), 1).withStreams(3).withCudaGraph(true),
                    Deployment.of(NARROW.key().engine(), 1)
                        .withPriority(StreamPriority.HIGH)
                        .withPacing(new Pacing.TokenBucket(20)))),
            List.of(WIDE, NARROW));
    ProfiledCombination sliced =
        new ProfiledCombination(
            GPU,
            new Combination(
                Sharing.TIME_SLICED, together(NARROW, WIDE).combination().deployments()),
            List.of(NARROW, WIDE));
    List<ProfiledCombination> all =
        List.of(together(WIDE, NARROW), paced, sliced, together(MANY_SHORT, WIDE, NARROW));
    for (ProfiledCombination before : all) {
      for (ProfiledCombination after : all) {
        KernelRoundRobinPrior used = new KernelRoundRobinPrior();
        used.predict(before);
        assertThat(used.predict(after)).isEqualTo(new KernelRoundRobinPrior().predict(after));
      }
    }
  }

  @Test
  void copiesOfAWideEngineShareTheGpuEvenly() {
    assertThat(mids(together(WIDE, WIDE))).allSatisfy(mid -> near(mid, 2, 0.03));
    assertThat(mids(together(WIDE, WIDE, WIDE))).allSatisfy(mid -> near(mid, 3, 0.05));
  }

  @Test
  void kernelsThatFitSideBySideDoNotWait() {
    EngineProfile quarter = engine("quarter", 50, 100_000, 200, 0);
    assertThat(mids(together(quarter, quarter))).allSatisfy(mid -> near(mid, 1, 1e-9));
  }

  @Test
  void moreNarrowKernelsThanFitAtOnceTakeMoreTime() {
    EngineProfile half = engine("half", 50, 100_000, 390, 0);
    assertThat(mids(together(half, half))).allSatisfy(mid -> near(mid, 1, 1e-9));
    assertThat(mids(together(half, half, half, half))).allSatisfy(mid -> near(mid, 2, 0.05));
  }

  @Test
  void kernelsThatFitInPairsWaitInACrowd() {
    EngineProfile third = engine("third", 50, 100_000, 270, 0);
    assertThat(mids(together(third, third))).allSatisfy(mid -> near(mid, 1, 1e-9));
    assertThat(mids(together(third, third, third))).allSatisfy(mid -> near(mid, 1.15, 0.05));
  }

  @Test
  void blocksThatFindRoomDoNotWaitForTheRest() {
    EngineProfile most = engine("most", 50, 100_000, 600, 0);
    EngineProfile whole = engine("whole", 50, 100_000, 800, 0);
    assertThat(mids(together(most, most)).getFirst())
        .isBetween(1.5, mids(together(whole, whole)).getFirst() - 0.1);
  }

  @Test
  void copiesOfOneDirectionWaitForEachOther() {
    EngineProfile copying = copying("copying", 50_000_000, 0);
    double copy = GPU.copyNanos(50_000_000);
    double alone = NARROW.latencyNanos() + copy;
    assertThat(mids(together(copying, copying("other", 0, 50_000_000))).getFirst())
        .isLessThan(1.02);
    assertThat(mids(together(copying, copying)).getFirst()).isBetween(1.1, (alone + copy) / alone);
  }

  @Test
  void copiesOfBothDirectionsWaitForEachOtherWhereThereIsOneCopyEngine() {
    ProfiledCombination two = together(copying("in", 50_000_000, 0), copying("out", 0, 50_000_000));
    GpuSpec one =
        new GpuSpec(
            GPU.id(),
            GPU.name(),
            GPU.computeCapability(),
            GPU.smCount(),
            GPU.boostClockHertz(),
            GPU.smLimits(),
            GPU.peakFlopsPerSecond(),
            GPU.dramBytesPerSecond(),
            GPU.l2Bytes(),
            GPU.l2BytesPerSecond(),
            GPU.pcieBytesPerSecond(),
            GPU.memoryBytes(),
            GPU.boardPowerWatts(),
            1,
            GPU.launchHostNanos(),
            GPU.kernelGapNanos(),
            GPU.graphKernelGapNanos(),
            GPU.sources());
    assertThat(mids(new ProfiledCombination(one, two.combination(), two.profiles())))
        .allSatisfy(mid -> assertThat(mid).isGreaterThan(mids(two).getFirst() + 0.1));
  }

  @Test
  void oneWhoseInputsAreCopiedAllTheTimeBlocksAShortNeighbour() {
    EngineProfile brief = copying(engine("brief", 5, 20_000, 200, 0), 1_000, 0);
    assertThat(mids(together(brief, copying("copying", 400_000_000, 0))).getFirst())
        .isGreaterThan(3);
  }

  @Test
  void trafficToDeviceMemoryTakesLongerByWhatOthersUse() {
    EngineProfile bound = engine("bound", 50, 100_000, 200, 0.5);
    assertThat(mids(together(bound, bound))).allSatisfy(mid -> near(mid, 1.2, 0.02));
  }

  @Test
  void manyShortKernelsSufferMostBesideFewLongOnes() {
    List<Double> mids = mids(together(MANY_SHORT, WIDE));
    assertThat(mids.get(0)).isGreaterThan(10);
    assertThat(mids.get(1)).isLessThan(1.2);
  }

  @Test
  void theOrderOfDeploymentsDoesNotMatter() {
    List<Double> one = mids(together(MANY_SHORT, WIDE, NARROW));
    List<Double> other = mids(together(NARROW, MANY_SHORT, WIDE));
    near(one.get(0), other.get(1), 1e-9);
    near(one.get(1), other.get(2), 1e-9);
    near(one.get(2), other.get(0), 1e-9);
  }

  @Test
  void streamsOfOneDeploymentWaitForEachOtherAlsoAlone() {
    CombinationPrediction one = prior.predict(with(together(WIDE), each -> each));
    CombinationPrediction two = prior.predict(with(together(WIDE), each -> each.withStreams(2)));
    near(two.soloLatencyNanos().getFirst() / one.soloLatencyNanos().getFirst(), 2, 0.05);
    assertThat(two.slowdowns()).containsExactly(Interval.exactly(1));
  }

  @Test
  void aGraphHelpsWhereEnqueueingIsTheBottleneck() {
    EngineProfile hostBound =
        new EngineProfile(
            WIDE.key(),
            WIDE.origin(),
            new SoloLatency.NotMeasured("made up"),
            20_000_000,
            0,
            0,
            0,
            0,
            WIDE.kernels(),
            "made up");
    long lastKernel = WIDE.kernels().getLast().soloNanos();
    assertThat(prior.predict(together(hostBound)).soloLatencyNanos().getFirst())
        .isBetween(20e6, 20e6 + lastKernel);
    assertThat(
            prior
                .predict(with(together(hostBound), each -> each.withCudaGraph(true)))
                .soloLatencyNanos()
                .getFirst())
        .isLessThan(5.1e6);
  }

  @Test
  void aPacedNeighbourDisturbsLess() {
    ProfiledCombination paced =
        with(together(WIDE, WIDE), each -> each.withPacing(new Pacing.TokenBucket(20)));
    assertThat(mids(paced).getFirst()).isLessThan(1.2);
  }

  @Test
  void highPriorityWaitsForAWaveInsteadOfAKernel() {
    ProfiledCombination plain = together(WIDE, WIDE);
    ProfiledCombination favoured = first(plain, StreamPriority.HIGH);
    assertThat(mids(favoured).get(0)).isLessThan(1.2);
    assertThat(mids(favoured).get(1)).isGreaterThan(mids(plain).get(1));
  }

  @Test
  void highPriorityPassesWhoeverElseStandsInLine() {
    double beside = mids(first(together(MANY_SHORT, WIDE), StreamPriority.HIGH)).getFirst() - 1;
    double besideThree =
        mids(first(together(MANY_SHORT, WIDE, WIDE, WIDE), StreamPriority.HIGH)).getFirst() - 1;

    assertThat(besideThree).isBetween(beside, 4 * beside / 3);
  }

  @Test
  void lowPriorityLetsOthersPassTwiceWhereTheyComeOneAfterTheOther() {
    double beside = mids(first(together(WIDE, WIDE), StreamPriority.LOW)).getFirst() - 1;
    double besideTwo = mids(first(together(WIDE, WIDE, WIDE), StreamPriority.LOW)).getFirst() - 1;

    assertThat(besideTwo).isGreaterThan(2 * beside);
  }

  private static ProfiledCombination first(ProfiledCombination plain, StreamPriority priority) {
    List<Deployment> deployments = new ArrayList<>(plain.combination().deployments());
    deployments.set(0, deployments.getFirst().withPriority(priority));
    return new ProfiledCombination(
        plain.gpu(), Combination.ofStreams(deployments), plain.profiles());
  }

  @Test
  void timeSlicesMakeNarrowEnginesWaitToo() {
    ProfiledCombination streams = together(NARROW, NARROW);
    ProfiledCombination sliced =
        new ProfiledCombination(
            streams.gpu(),
            new Combination(Sharing.TIME_SLICED, streams.combination().deployments()),
            streams.profiles());
    assertThat(mids(sliced)).allSatisfy(mid -> near(mid, 2, 0.03));
  }

  @Test
  void theIntervalHoldsThePredictionAndNeverPromisesASpeedup() {
    assertThat(prior.predict(together(MANY_SHORT, WIDE, NARROW)).slowdowns())
        .allSatisfy(each -> {
          assertThat(each.low()).isBetween(1.0, each.mid());
          assertThat(each.high()).isGreaterThan(each.mid());
        });
  }

  @Test
  void findsTheConstantThatExamplesWereMadeWith() {
    KernelRoundRobinPrior truth = new KernelRoundRobinPrior(0.6);
    List<TrainingExample> examples =
        List.of(together(WIDE, MANY_SHORT), together(WIDE, WIDE), together(MANY_SHORT, NARROW))
            .stream()
            .map(each -> new TrainingExample(each, mids(truth, each)))
            .toList();
    near(KernelRoundRobinPrior.fitted(examples).waitScale(), 0.6, 1e-9);
  }

  @Test
  void refusesToFitToNothing() {
    assertThatThrownBy(() -> KernelRoundRobinPrior.fitted(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("examples");
  }

  private static EngineProfile copying(String name, long inputBytes, long outputBytes) {
    return copying(engine(name, 50, 100_000, 200, 0), inputBytes, outputBytes);
  }

  private static EngineProfile copying(EngineProfile engine, long inputBytes, long outputBytes) {
    return new EngineProfile(
        engine.key(),
        engine.origin(),
        engine.soloLatency(),
        engine.enqueueNanos(),
        engine.weightBytes(),
        engine.activationBytes(),
        inputBytes,
        outputBytes,
        engine.kernels(),
        engine.source());
  }

  private List<Double> mids(ProfiledCombination combination) {
    return mids(prior, combination);
  }

  private static List<Double> mids(SlowdownPredictor predictor, ProfiledCombination combination) {
    return predictor.predict(combination).slowdowns().stream().map(Interval::mid).toList();
  }

  private static ProfiledCombination with(
      ProfiledCombination combination, java.util.function.UnaryOperator<Deployment> change) {
    return new ProfiledCombination(
        combination.gpu(),
        Combination.ofStreams(
            combination.combination().deployments().stream().map(change).toList()),
        combination.profiles());
  }

  private static void near(double value, double expected, double tolerance) {
    assertThat(value).isCloseTo(expected, within(tolerance));
  }
}
