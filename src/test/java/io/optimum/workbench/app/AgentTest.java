package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.SpanRows;
import io.optimum.workbench.TestData;
import io.optimum.workbench.codec.GpuSheets;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.GpuSpec;
import io.optimum.workbench.domain.RunRequest;
import io.optimum.workbench.domain.RunResult;
import io.optimum.workbench.domain.SpanBatch;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The program as an agent, in a process of its own.
class AgentTest {
  private static final JsonCodec CODEC = new JsonCodec();
  private static final GpuSpec A100 = new GpuSheets(CODEC).require(TestData.A100);
  private static final DeviceChoice HERE = new DeviceChoice.Simulated(A100);
  private static final DeviceChoice THERE =
      new DeviceChoice.Remote(new DeviceChoice.Place.ThisMachine(), HERE);
  private static final RunRequest REQUEST = TestData.measurement(7).colocated().request().traced(0);

  private final Devices devices = Devices.ofWorkbench(CODEC);

  /// What a device gives for one run.
  private record Seen(RunResult result, List<List<Object>> spans) {}

  private Seen run(DeviceChoice choice) {
    List<SpanBatch> spans = new ArrayList<>();
    try (GpuDevice device = devices.open(choice)) {
      TestData.project().profiles().byKey().values().forEach(device::load);
      RunResult result = device.run(REQUEST, new RunControl(), spans::add, Progress.none());
      return new Seen(result, SpanRows.of(spans));
    }
  }

  @Test
  void aRunOnAnAgentIsTheSameAsInThisProcess() {
    Seen there = run(THERE);
    assertThat(there.spans()).isNotEmpty();
    assertThat(there).isEqualTo(run(HERE));
  }

  @Test
  void whatTheDeviceRefusesIsRefusedInItsWords() {
    try (GpuDevice device = devices.open(THERE)) {
      assertThatThrownBy(
              () -> device.run(REQUEST, new RunControl(), SpanSink.none(), Progress.none()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("alpha");
    }
  }

  @Test
  void aRealGpuIsLookedForByAnAgent() {
    assertThatThrownBy(() -> devices.open(new DeviceChoice.Cuda(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no CUDA device");
  }
}
