package io.optimum.workbench.device.sim;

import static io.optimum.workbench.device.sim.Bench.mean;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.device.sim.block.Coarsening;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.RunResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What leaving out small pieces and small differences of time costs in accuracy.
class CoarseningTest {
  private static final SimulatorOptions COARSE = SimulatorOptions.standard().withoutNoise();

  @Test
  void latenciesStayCloseToThoseOfEveryBlockOnItsOwn() {
    List<Double> errors = new ArrayList<>();
    for (int seed = 0; seed < 12; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      EngineProfile[] engines = new EngineProfile[random.nextInt(2, 7)];
      Arrays.setAll(engines, i -> Bench.random("engine" + i, random.nextLong()));
      RunResult coarse = run(COARSE, engines);
      RunResult exact = run(COARSE.withCoarsening(Coarsening.none()), engines);
      for (int i = 0; i < engines.length; i++) {
        errors.add(Math.abs(mean(coarse, i) / mean(exact, i) - 1));
      }
    }
    double[] ascending = errors.stream().mapToDouble(each -> each).sorted().toArray();
    assertThat(Arrays.stream(ascending).average().orElseThrow()).isLessThan(0.02);
    assertThat(ascending[ascending.length - 1]).isLessThan(0.06);
  }

  private static RunResult run(SimulatorOptions options, EngineProfile... engines) {
    Deployment[] all = Arrays.stream(engines).map(Bench::of).toArray(Deployment[]::new);
    return Bench.run(Bench.gpu(options, engines), Bench.request(100, all));
  }
}
