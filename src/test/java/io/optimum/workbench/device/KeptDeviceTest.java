package io.optimum.workbench.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.TestData;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeptDeviceTest {
  private static final GpuSpec A100 = Sheets.A100;
  private static final DeviceChoice FIRST = new DeviceChoice.Cuda(0);
  private static final RunResult RESULT = TestData.measurement(1).colocated();

  private final List<Counted> opened = new ArrayList<>();
  private final KeptDevice kept = new KeptDevice();
  private final DeviceOpener devices = kept.around(_ -> new Counted());

  /// Fails as it is told.
  private final class Counted implements GpuDevice {
    private int loads;
    private boolean closed;
    private @Nullable RuntimeException failure;

    Counted() {
      opened.add(this);
    }

    @Override
    public DeviceCapabilities capabilities() {
      return new DeviceCapabilities(
          "counted", A100, Provenance.MEASURED, Set.of(Sharing.STREAMS), true, true, "1");
    }

    @Override
    public void load(EngineProfile profile) {
      loads++;
    }

    @Override
    public RunResult run(RunRequest request, RunControl control, SpanSink spans, Progress p) {
      if (failure != null) {
        throw failure;
      }
      return RESULT;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private void use(DeviceChoice choice) {
    try (GpuDevice device = devices.open(choice)) {
      device.load(TestData.profile("alpha", 1, 2));
      device.run(RESULT.request());
    }
  }

  @Test
  void opensOneDeviceForOneUseAfterTheOtherAndLoadsAnEngineOnce() {
    use(FIRST);
    use(FIRST);
    assertThat(opened).hasSize(1);
    assertThat(opened.getFirst().loads).isEqualTo(1);
    assertThat(opened.getFirst().closed).isFalse();
    kept.close();
    assertThat(opened.getFirst().closed).isTrue();
  }

  @Test
  void opensAnotherAfterAFault() {
    use(FIRST);
    opened.getFirst().failure = new DeviceFaultException("The agent ended.");
    assertThatThrownBy(() -> use(FIRST)).isInstanceOf(DeviceFaultException.class);
    assertThat(opened.getFirst().closed).isTrue();
    use(FIRST);
    assertThat(opened).hasSize(2);
  }

  @Test
  void keepsADeviceThatRefusedWhatItWasAsked() {
    use(FIRST);
    opened.getFirst().failure = new IllegalArgumentException("This engine is of another GPU.");
    assertThatThrownBy(() -> use(FIRST)).isInstanceOf(IllegalArgumentException.class);
    opened.getFirst().failure = null;
    use(FIRST);
    assertThat(opened).hasSize(1);
  }

  @Test
  void anotherChoiceIsAnotherDeviceAndTheFirstIsClosed() {
    use(FIRST);
    use(new DeviceChoice.Cuda(1));
    assertThat(opened).extracting(each -> each.closed).containsExactly(true, false);
  }

  @Test
  void twoAtATimeAreTwoDevices() {
    try (GpuDevice one = devices.open(FIRST)) {
      use(FIRST);
      assertThat(one).isNotNull();
    }
    assertThat(opened).extracting(each -> each.closed).containsExactly(false, true);
  }
}
