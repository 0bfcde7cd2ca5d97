package io.optimum.workbench.ui.degradation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.TestData;
import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.ui.session.ShortNames;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowTest {
  private final Measurement measurement = TestData.measurement(1);

  @Test
  void comparesPredictedWithMeasured() {
    double measured = measurement.slowdowns().getFirst();
    Row row = new Row(measurement, 0, Interval.exactly(measured * 1.1), false);
    assertThat(row.errorFraction()).isCloseTo(0.1, within(1e-9));
  }

  @Test
  void hasNoErrorWithoutAPrediction() {
    assertThat(new Row(measurement, 0, null, false).errorFraction()).isNaN();
  }

  @Test
  void namesTheCoRunners() {
    assertThat(new Row(measurement, 0, null, false).beside()).isEqualTo("beta b8");
  }

  @Test
  void leavesOutWhatAllNamesEndWithWhereThereIsLittleRoom() {
    ShortNames names =
        new ShortNames(Stream.of("alpha-fp16", "beta-fp16").map(EngineId::new).toList());
    assertThat(new Row(measurement, 0, null, false).beside(names, 36)).isEqualTo("beta b8");
  }
}
