package io.optimum.workbench.planner.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.gpu.GpuId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MissProcessTest {
  private final MissProcess process = new MissProcess();

  @Test
  void whatHardlyWaitsIsHardlyMissed() {
    assertThat(process.deviation(point(1.05, "a", "b")))
        .isLessThan(process.deviation(point(3, "a", "b")) / 2);
  }

  @Test
  void aMissMovesWhatWaitsLongMoreThanWhatHardlyWaits() {
    process.add(point(2, "a", "b"), 0.3);

    assertThat(process.mean(point(3, "a", "c"))).isGreaterThan(process.mean(point(1.1, "a", "c")));
  }

  @Test
  void theMoreCoRunnersAreTheSameTheMoreOfAMissIsExpectedAgain() {
    process.add(point(2, "a", "b", "c"), 0.3);

    assertThat(
            Stream.of(
                    point(2, "x", "y", "z"),
                    point(2, "a", "y", "z"),
                    point(2, "a", "b", "z"),
                    point(2, "a", "b", "c"))
                .map(process::mean))
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void whatIsMeasuredFirstDoesNotMatterAlsoWhereAnEngineIsThereTwice() {
    MissProcess.Point once = point(2, "a", "b");
    MissProcess.Point twice = point(2, "a", "b", "b");
    process.add(once, 0.1);
    process.add(twice, 0.3);
    MissProcess other = new MissProcess();
    other.add(twice, 0.3);
    other.add(once, 0.1);

    MissProcess.Point asked = point(2, "a", "b", "c");

    assertThat(process.mean(asked)).isCloseTo(other.mean(asked), within(1e-12));
    assertThat(process.deviation(asked)).isCloseTo(other.deviation(asked), within(1e-12));
  }

  private static MissProcess.Point point(double slowdown, String engine, String... others) {
    return new MissProcess.Point(
        new GpuId("gpu"),
        new EngineId(engine),
        Stream.of(others).map(EngineId::new).toList(),
        slowdown);
  }
}
