package io.optimum.workbench.service;

import static io.optimum.workbench.predictor.SyntheticEngines.engine;
import static io.optimum.workbench.predictor.SyntheticEngines.then;
import static io.optimum.workbench.predictor.SyntheticEngines.together;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.service.JointPlay.Scene;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A short engine takes twice as long beside another, whichever that is.
class JointPlayTest {
  private static final EngineProfile SHORT = engine("short", 4, 10_000, 800, 0);
  private static final EngineProfile EVEN = engine("even", 40, 20_000, 800, 0);
  private static final EngineProfile UNEVEN =
      then(engine("uneven", 20, 5_000, 800, 0), engine("rest", 20, 35_000, 800, 0));

  @Test
  void aShortEngineHasALongTailBesideOneOfLongAndShortKernels() {
    ServiceLevel even = levels(SHORT, EVEN).getFirst();
    ServiceLevel uneven = levels(SHORT, UNEVEN).getFirst();

    assertThat(even.p99Nanos() / even.meanNanos()).isLessThan(1.1);
    assertThat(uneven.p99Nanos() / uneven.meanNanos()).isGreaterThan(1.5);
  }

  @Test
  void soItHasWhereAllSaturateTheGpu() {
    assertThat(saturated(SHORT, EVEN).getFirst().variationFraction()).isLessThan(0.05);
    assertThat(saturated(SHORT, UNEVEN).getFirst().variationFraction()).isGreaterThan(0.2);
    assertThat(saturated(SHORT, UNEVEN).getFirst().meanNanos()).isEqualTo(2e6);
  }

  @Test
  void streamsAtPhasesOfTheirOwnEvenOutWhatEachDoes() {
    ProfiledCombination one = together(SHORT, UNEVEN);
    Combination four =
        one.combination().with(1, one.combination().deployments().getLast().withStreams(4));

    double variation =
        play(one).saturated(scene(one, four), List.of(2.0, 2.0)).getFirst().variationFraction();

    assertThat(variation).isLessThan(0.6 * saturated(SHORT, UNEVEN).getFirst().variationFraction());
  }

  private static List<ServiceLevel> levels(EngineProfile... engines) {
    ProfiledCombination all = together(engines);
    return play(all).levels(scene(all, all.combination()), 4_000);
  }

  private static List<ServiceTime> saturated(EngineProfile... engines) {
    ProfiledCombination all = together(engines);
    return play(all).saturated(scene(all, all.combination()), List.of(2.0, 2.0));
  }

  private static JointPlay play(ProfiledCombination all) {
    return new JointPlay(Profiles.of(all.profiles()), JointPlayTest::twice, Batching.full());
  }

  private static Scene scene(ProfiledCombination all, Combination combination) {
    return new Scene(
        all.gpu().id(),
        combination,
        List.of(1e6, 1e6),
        List.of(2.0, 2.0),
        combination.deployments().stream().map(each -> ServiceTarget.none(each.engine())).toList());
  }

  private static CombinationPrediction twice(GpuId gpu, Combination combination) {
    int size = combination.size();
    return new CombinationPrediction(
        combination,
        gpu,
        Collections.nCopies(size, Interval.exactly(size)),
        Collections.nCopies(size, 1e6),
        false,
        "twice");
  }
}
