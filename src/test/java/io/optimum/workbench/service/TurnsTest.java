package io.optimum.workbench.service;

import static io.optimum.workbench.predictor.SyntheticEngines.engine;
import static io.optimum.workbench.predictor.SyntheticEngines.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.domain.engine.EngineProfile;
import org.junit.jupiter.api.Test;

/// The other has ten kernels of 10 µs, then ten of 30 µs: 20 µs on average, and 10 µs off that.
class TurnsTest {
  private static final EngineProfile UNEVEN =
      then(engine("uneven", 10, 10_000, 800, 0), engine("rest", 10, 30_000, 800, 0));

  @Test
  void equalKernelsFallOnAllInferencesAlike() {
    assertThat(variation(engine("short", 3, 5_000, 800, 0), engine("even", 50, 20_000, 800, 0)))
        .isZero();
  }

  @Test
  void anInferenceOfOneKernelMeetsAShortOneOrALongOne() {
    assertThat(variation(engine("short", 1, 5_000, 800, 0), UNEVEN)).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void theMoreKernelsAnInferenceHasTheMoreItMeetsOfBothKinds() {
    double three = variation(engine("short", 3, 5_000, 800, 0), UNEVEN);
    double fourteen = variation(engine("longer", 14, 5_000, 800, 0), UNEVEN);

    assertThat(three).isLessThan(0.5);
    assertThat(fourteen).isLessThan(three);
  }

  @Test
  void anInferenceThatMeetsAllKernelsOfTheOtherWaitsTheSameEveryTime() {
    assertThat(variation(engine("as-many", 20, 5_000, 800, 0), UNEVEN)).isCloseTo(0, within(1e-9));
  }

  @Test
  void oneThatIsOverBeforeTheOtherHasHadAsManyTurnsMeetsFewer() {
    EngineProfile many = engine("many", 20, 100, 800, 0);

    assertThat(Turns.variation(many, 20_000, UNEVEN, 400_000)).isCloseTo(0.5, within(1e-9));
  }

  /// Both at work long enough that every kernel has its turn.
  private static double variation(EngineProfile mine, EngineProfile theirs) {
    return Turns.variation(mine, 1e9, theirs, 1e6);
  }
}
