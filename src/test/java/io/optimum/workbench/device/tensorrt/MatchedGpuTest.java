package io.optimum.workbench.device.tensorrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.TestData;
import io.optimum.workbench.device.DeviceCapabilities;
import io.optimum.workbench.device.EngineBinary;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.task.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MatchedGpuTest {
  private final List<String> calls = new ArrayList<>();
  private final MatchedGpu gpu =
      new MatchedGpu(major -> {
        if (major == TensorRtMajor.TEN && calls.contains("no 10")) {
          throw new IllegalArgumentException("There is no TensorRT 10");
        }
        calls.add("open " + major.number());
        return new Agent(major);
      });

  /// Writes down what it is told; what a run gives does not matter here.
  private final class Agent implements GpuDevice {
    private final int major;

    Agent(TensorRtMajor major) {
      this.major = major.number();
    }

    @Override
    public DeviceCapabilities capabilities() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void load(EngineProfile profile) {
      calls.add("%d: profile %s".formatted(major, profile.key().engine()));
    }

    @Override
    public void load(EngineProfile profile, EngineBinary binary) {
      calls.add("%d: engine %s".formatted(major, profile.key().engine()));
    }

    @Override
    public RunResult run(RunRequest request, RunControl control, SpanSink spans, Progress p) {
      calls.add(
          "%d: run %s"
              .formatted(
                  major,
                  request.combination().deployments().stream().map(Deployment::engine).toList()));
      throw new UnsupportedOperationException("ran");
    }

    @Override
    public void close() {
      calls.add("close " + major);
    }
  }

  private void load(String engine, String version) {
    EngineBinary binary = new EngineBinary(Path.of(engine), 9, "0".repeat(64), version);
    gpu.load(TestData.profile(engine, 1, 1), binary);
  }

  private void run(String... engines) {
    RunRequest request =
        RunRequest.closedLoop(
            TestData.A100,
            new Combination(
                Sharing.STREAMS,
                Stream.of(engines).map(each -> Deployment.of(new EngineId(each), 1)).toList()),
            1000,
            StopRule.after(10_000),
            1);
    try {
      gpu.run(request);
    } catch (UnsupportedOperationException e) {
      assertThat(e).hasMessage("ran");
    }
  }

  @Test
  void runsEnginesOfTensorRt8WhereItWasOpened() {
    load("a", "8.6.1");
    run("a");
    assertThat(calls).containsExactly("open 8", "8: engine a", "8: run [a]");
  }

  @Test
  void opensTheGpuAnewForEnginesOfTensorRt10() {
    load("a", "8.6.1");
    load("b", "10.15.1");
    run("b");
    assertThat(calls).endsWith("close 8", "open 10", "10: engine a", "10: engine b", "10: run [b]");
    calls.clear();
    run("b");
    assertThat(calls).containsExactly("10: run [b]");
  }

  @Test
  void staysWhereItIsForProfilesThatAreReenacted() {
    load("b", "10.15.1");
    gpu.load(TestData.profile("c", 1, 1));
    run("b");
    run("c");
    assertThat(calls.stream().filter(each -> each.startsWith("open")))
        .containsExactly("open 8", "open 10");
  }

  @Test
  void refusesTwoTensorRtsInOneRun() {
    load("a", "8.6.1");
    load("b", "10.15.1");
    assertThatThrownBy(() -> run("a", "b"))
        .hasMessageContaining("a needs TensorRT 8 and b needs TensorRT 10")
        .hasMessageContaining("Run them apart");
  }

  @Test
  void refusesAnEngineOfAnotherVersionAndGoesOn() {
    load("a", "8.6.1");
    load("old", "before 8.6");
    assertThatThrownBy(() -> run("old")).hasMessageContaining("before 8.6");
    run("a");
    assertThat(calls).endsWith("8: run [a]");
  }

  @Test
  void goesBackWhereTensorRt10IsMissing() {
    calls.add("no 10");
    load("a", "8.6.1");
    load("b", "10.15.1");
    assertThatThrownBy(() -> run("b")).hasMessage("There is no TensorRT 10");
    run("a");
    assertThat(calls).endsWith("open 8", "8: engine a", "8: engine b", "8: run [a]");
  }

  @Test
  void closesItsAgent() {
    gpu.close();
    gpu.close();
    assertThat(calls).containsExactly("open 8", "close 8");
  }
}
