package io.optimum.workbench.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.load.Load;
import io.optimum.workbench.domain.plan.RunnerUp;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.HostThreads;
import io.optimum.workbench.domain.run.Pacing;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.StopRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCodecTest {
  private final JsonCodec codec = new JsonCodec();

  @Test
  void requestsRoundTripToTheSameBytes() {
    RunRequest request =
        new RunRequest(
            new GpuId("a100"),
            Combination.ofStreams(
                List.of(
                    Deployment.of(new EngineId("resnet50"), 8)
                        .withPacing(new Pacing.TokenBucket(100)))),
            List.of(Load.queued(new ArrivalProcess.Poisson(50))),
            HostThreads.PER_STREAM,
            1000,
            StopRule.after(1_000_000),
            0,
            true,
            7);
    byte[] json = codec.write(request);
    RunRequest again = codec.read(json, RunRequest.class, "request.json");
    assertThat(again).isEqualTo(request);
    assertThat(codec.write(again)).isEqualTo(json);
    assertThat(new String(json, UTF_8)).contains("\"type\": \"poisson\"");
  }

  @Test
  void runnersUpAreReadAsLinesToo() {
    RunnerUp kept =
        new RunnerUp(
            "a | b: STP 1.5",
            List.of(
                new RunnerUp.Placed(
                    new GpuId("a100"),
                    Combination.ofStreams(List.of(Deployment.of(new EngineId("a"), 8))))));
    byte[] json = codec.write(kept);
    assertThat(codec.read(json, RunnerUp.class, "plan.json")).isEqualTo(kept);
    byte[] line = "\"a | b: STP 1.5\"".getBytes(UTF_8);
    assertThat(codec.read(line, RunnerUp.class, "plan.json"))
        .isEqualTo(RunnerUp.of("a | b: STP 1.5"));
  }

  @Test
  void anErrorNamesFileLineAndKey() {
    String json = "{\"engine\": \"a\",\n \"batchSize\": 0}";
    assertThatThrownBy(() -> codec.read(json.getBytes(UTF_8), Deployment.class, "d.json"))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("d.json (line");
  }

  @Test
  void aBrokenRuleOfARecordIsTheMessage() {
    String json = "{\"halfWidthFraction\": 3, \"minSamples\": 1, \"maxNanos\": 5}";
    assertThatThrownBy(() -> codec.read(json.getBytes(UTF_8), StopRule.class, "stop.json"))
        .hasMessageContaining("halfWidthFraction (3.0) must lie in 0..1");
  }

  @Test
  void valuesOfAnotherKindAreToldWithoutNamesOfClasses() {
    assertThatThrownBy(() -> codec.read("[1]".getBytes(UTF_8), StopRule.class, "stop.json"))
        .hasMessageEndingWith("This Array does not belong here.");
    String json = "{\"halfWidthFraction\": 0, \"minSamples\": 1e999, \"maxNanos\": 5}";
    assertThatThrownBy(() -> codec.read(json.getBytes(UTF_8), StopRule.class, "stop.json"))
        .hasMessageContaining("1e999")
        .hasMessageNotContaining("Config");
    byte[] text = json.replace("1e999", "\"42\"").getBytes(UTF_8);
    assertThatThrownBy(() -> codec.read(text, StopRule.class, "stop.json"))
        .hasMessageEndingWith("This String (\"42\") does not belong here.");
    byte[] noNumber = json.replace("1e999", "NaN").getBytes(UTF_8);
    assertThatThrownBy(() -> codec.read(noNumber, StopRule.class, "stop.json"))
        .hasMessageEndingWith("Non-standard token 'NaN'.");
  }

  @Test
  void unknownKeysAreRefused() {
    String json = "{\"halfWidthFraction\":0,\"minSamples\":1,\"maxNanos\":5,\"x\":1}";
    assertThatThrownBy(() -> codec.read(json.getBytes(UTF_8), StopRule.class, "stop.json"))
        .hasMessageContaining("\"x\"");
  }

  @Test
  void aChoiceThatIsNoObjectIsToldWithoutNamesOfClasses() {
    assertThatThrownBy(() -> codec.read("[[]]".getBytes(UTF_8), Pacing.class, "pacing.json"))
        .hasMessageContaining("This does not belong here, but an object with a `type`.")
        .hasMessageNotContaining("Pacing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"engine\": ", "{\"kernels\": [{\"a\": "})
  void whatIsNestedTooDeepIsRefusedShortly(String before) {
    byte[] deep = (before + "[".repeat(100_000)).getBytes(UTF_8);
    for (Class<?> type : List.of(Deployment.class, RunRequest.class, Combination.class)) {
      assertThatThrownBy(() -> codec.read(deep, type, "deep.json"))
          .isInstanceOf(JsonException.class)
          .hasMessageStartingWith("deep.json")
          .hasMessageNotContaining("StreamReadConstraints")
          .message()
          .hasSizeLessThan(300);
    }
    if (!before.isEmpty()) {
      assertThatThrownBy(() -> codec.peek(deep, "type", "deep.json"))
          .hasMessageContaining("nesting depth (41) exceeds the maximum allowed (40)");
    }
  }
}
