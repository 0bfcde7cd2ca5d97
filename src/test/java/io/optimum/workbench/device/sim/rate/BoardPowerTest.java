package io.optimum.workbench.device.sim.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.device.Mechanism;
import io.optimum.workbench.device.sim.Bench;
import io.optimum.workbench.device.sim.program.Kernel;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BoardPowerTest {
  private static final int BLOCKS = 100;

  private static Draw resident(double pipe, double dram) {
    Kernel kernel = new Kernel(Bench.kernel(10_000, BLOCKS, pipe, dram), 10_000, Bench.A100);
    Draw resident = new Draw(kernel);
    resident.resize(BLOCKS);
    return resident;
  }

  private static void rate(Set<Mechanism> mechanisms, Draw... draws) {
    new Rates(Bench.A100, mechanisms, draws.length).set(draws, draws.length);
  }

  private static double[] rates(boolean limited, double[]... pipeAndDram) {
    EnumSet<Mechanism> mechanisms = EnumSet.allOf(Mechanism.class);
    if (!limited) {
      mechanisms.remove(Mechanism.POWER);
    }
    Draw[] draws = new Draw[pipeAndDram.length];
    for (int i = 0; i < draws.length; i++) {
      draws[i] = resident(pipeAndDram[i][0], pipeAndDram[i][1]);
    }
    rate(mechanisms, draws);
    double[] rates = new double[draws.length];
    for (int i = 0; i < draws.length; i++) {
      rates[i] = draws[i].rate();
    }
    return rates;
  }

  @Test
  void aKernelAloneWasMeasuredUnderTheLimit() {
    assertThat(rates(true, new double[] {1, 1})).containsExactly(1);
  }

  @Test
  void heavyComputeBesideHeavyTrafficLowersTheClock() {
    double[] free = rates(false, new double[] {0.95, 0.01}, new double[] {0.02, 0.95});
    double[] limited = rates(true, new double[] {0.95, 0.01}, new double[] {0.02, 0.95});
    assertThat(limited[0] / free[0]).isBetween(0.7, 0.95);
  }

  @Test
  void whatDramBoundsHardlyFeelsTheClock() {
    double[] free = rates(false, new double[] {0.95, 0}, new double[] {0.02, 1});
    double[] limited = rates(true, new double[] {0.95, 0}, new double[] {0.02, 1});
    assertThat(limited[1] / free[1]).isGreaterThan(0.97);
    assertThat(limited[0] / free[0]).isLessThan(0.95);
  }

  @Test
  void aBoardWithPowerToSpareKeepsItsClock() {
    assertThat(rates(true, new double[] {0.5, 0.1}, new double[] {0.1, 0.5}))
        .isEqualTo(rates(false, new double[] {0.5, 0.1}, new double[] {0.1, 0.5}));
  }
}
