package io.optimum.workbench.device.cuda.tensorrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.device.DeviceAddress;
import io.optimum.workbench.device.EngineBinary;
import io.optimum.workbench.device.EngineTrial;
import io.optimum.workbench.domain.evidence.EngineVerdict;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorRtTrialTest {
  private static final long MILLI = 1_000_000;
  private final List<String> djl = new ArrayList<>();
  private long now;
  @TempDir private Path folder;

  /// Takes two milliseconds, and twenty at every hundredth time.
  private final class FakeEngine implements HostEngine {
    private int inferences;

    @Override
    public String runner() {
      return "DJL";
    }

    @Override
    public int batchSize() {
      return 4;
    }

    @Override
    public String timed() {
      return "One call.";
    }

    @Override
    public void infer() {
      inferences++;
      now += inferences % 100 == 0 ? 20 * MILLI : 2 * MILLI;
    }

    @Override
    public void close() {
      djl.add("closed after %d inferences".formatted(inferences));
    }
  }

  private EngineVerdict attempt(TensorRt library, String content) throws IOException {
    return attempt(library, content, (_, _) -> new FakeEngine());
  }

  private EngineVerdict attempt(TensorRt library, String content, HostEngine.Opener opener)
      throws IOException {
    Path file = Files.writeString(folder.resolve("e.plan"), content);
    EngineBinary engine = new EngineBinary(file, 9, "0".repeat(64), "8.6.1");
    return new TensorRtTrial(library, opener, () -> now)
        .attempt(new EngineTrial.Request(engine, new DeviceAddress.Cuda(0), 200), Progress.none());
  }

  @Test
  void timesAnEngineOfFixedShapesByDjlAfterAWarmUp() throws IOException {
    FakeTensorRt library = new FakeTensorRt("8.6.1", true);
    EngineVerdict verdict = attempt(library, "an engine");
    assertThat(library.enginesOpen).as("loaded to see whether it can be, and left").isZero();
    assertThat(verdict)
        .isInstanceOfSatisfying(
            EngineVerdict.Accepted.class,
            accepted -> {
              assertThat(accepted.runner()).isEqualTo("DJL");
              assertThat(accepted.batchSize()).isEqualTo(4);
              assertThat(accepted.latency().sampleCount()).isEqualTo(200);
              assertThat(accepted.latency().p50Nanos()).isBetween(1.99e6, 2.01e6);
              assertThat(accepted.latency().p999Nanos()).isBetween(19.9e6, 20.1e6);
              assertThat(accepted.latency().meanNanos()).isEqualTo(2.18e6);
            });
    assertThat(djl).containsExactly("closed after 210 inferences");
  }

  @Test
  void timesAnEngineOfFreeBatchSizesByAContextBecauseDjlCannot() throws IOException {
    FakeTensorRt library =
        new FakeTensorRt("8.6.1", false) {
          @Override
          void enqueued() {
            now += MILLI;
          }
        };
    EngineVerdict verdict = attempt(library, "an engine");
    assertThat(djl).isEmpty();
    assertThat(library.calls).contains("context at batch 1", "enqueue on 0", "await");
    assertThat(library.contextsOpen + library.enginesOpen).as("left open").isZero();
    assertThat(verdict)
        .isInstanceOfSatisfying(
            EngineVerdict.Accepted.class,
            accepted -> assertThat(accepted.runner()).isEqualTo("TensorRT 8.6.1"));
  }

  @Test
  void doesNotAskDjlForAnEngineOfTensorRt10() throws IOException {
    FakeTensorRt library =
        new FakeTensorRt("10.15.1", true) {
          @Override
          void enqueued() {
            now += MILLI;
          }
        };
    attempt(library, "an engine");
    assertThat(djl).isEmpty();
  }

  @Test
  void givesTheReasonThatTensorRtLogged() throws IOException {
    assertThat(attempt(new FakeTensorRt("8.6.1", true), "foreign"))
        .isInstanceOfSatisfying(
            EngineVerdict.Refused.class,
            refused ->
                assertThat(refused.reason()).contains("expecting compute 9.0 got compute 8.0"));
  }

  @Test
  void givesTheReasonOfDjl() throws IOException {
    EngineVerdict verdict =
        attempt(
            new FakeTensorRt("8.6.1", true),
            "an engine",
            (_, _) -> {
              throw new TensorRtException("DJL refuses it: Error deserializeCudaEngine");
            });
    assertThat(verdict)
        .isEqualTo(new EngineVerdict.Refused("DJL refuses it: Error deserializeCudaEngine"));
  }

  @Test
  void doesNotCallAMissingLibraryARefusal() {
    assertThatThrownBy(() ->
            attempt(
                new FakeTensorRt("8.6.1", true),
                "an engine",
                (_, _) -> {
                  throw new IllegalArgumentException("libnvinfer_plugin.so.8 is missing");
                }))
        .hasMessageContaining("libnvinfer_plugin.so.8");
  }
}
