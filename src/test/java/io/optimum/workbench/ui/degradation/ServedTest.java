package io.optimum.workbench.ui.degradation;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.serving.ServedMeasurement;
import io.optimum.workbench.domain.serving.ServedModel;
import io.optimum.workbench.domain.serving.ServingTool;
import io.optimum.workbench.ui.degradation.ServedTable.Served;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServedTest {
  private static ServedModel model(String name, @Nullable Integer clients, double perSecond) {
    return new ServedModel(name, "", 1, clients, null, perSecond, new TreeMap<>());
  }

  private static ServedMeasurement run(ServedModel... models) {
    return new ServedMeasurement(ServingTool.MODEL_ANALYZER, "a.csv", List.of(models), null);
  }

  @Test
  void hasOneRowPerModelWithItsSlowdownWhereItWasAlsoAskedAlone() {
    List<Served> rows =
        Served.of(List.of(run(model("a", 2, 300)), run(model("a", 2, 100), model("b", 1, 50))));
    assertThat(rows).extracting(Served::others).containsExactly("", "b", "a");
    assertThat(rows).extracting(Served::slowdown).containsExactly(Double.NaN, 3.0, Double.NaN);
  }

  @Test
  void doesNotInventClientsWhereALoadWasSentAtARate() {
    assertThat(Served.of(List.of(run(model("a", null, 300)))).getFirst().clients()).isNaN();
  }
}
