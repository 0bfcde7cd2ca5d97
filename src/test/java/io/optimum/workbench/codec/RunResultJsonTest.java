package io.optimum.workbench.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.domain.run.OutputAgreement;
import io.optimum.workbench.domain.run.RunConditions;
import io.optimum.workbench.domain.run.RunResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunResultJsonTest {
  private final JsonCodec codec = new JsonCodec();
  private final RunResult simulated = TestData.measurement(1).colocated();
  private final RunResult real =
      new RunResult(
          simulated.request(),
          simulated.deployments(),
          simulated.elapsedNanos(),
          null,
          null,
          true,
          0,
          simulated.provenance(),
          new RunConditions.Observed(
              9, 1.9e9, 1.7e9, 300, 61, List.of("power cap"), List.of("4711 python")),
          new OutputAgreement.Agreed(2, 0.001));

  @Test
  void whatWasNotObservedStaysSo() {
    assertThat(codec.read(codec.write(real), RunResult.class, "r.json")).isEqualTo(real);
    assertThat(codec.writeLine(real)).contains("\"smBusyFraction\":null", "\"type\":\"observed\"");
  }

  @Test
  void aFileFromBeforeConditionsWereKeptReadsAsNotKept() {
    String json = codec.writeLine(simulated);
    String older = json.substring(0, json.indexOf(",\"conditions\"")) + "}";
    RunResult read = codec.read(older.getBytes(UTF_8), RunResult.class, "r.json");
    assertThat(read.conditions())
        .isEqualTo(new RunConditions.NotObserved("Not kept when this run was made."));
    assertThat(read.outputs())
        .isEqualTo(new OutputAgreement.NotCompared("Not kept when this run was made."));
    assertThat(read.smBusyFraction()).isEqualTo(simulated.smBusyFraction());
  }
}
