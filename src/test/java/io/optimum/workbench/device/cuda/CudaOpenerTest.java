package io.optimum.workbench.device.cuda;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.codec.GpuSheets;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.DeviceChoice;
import java.util.List;
import org.junit.jupiter.api.Test;

class CudaOpenerTest {
  private final CudaOpener opener =
      new CudaOpener(
          new CudaProber(List.of("libno-such-driver.so.1")),
          new GpuSheets(new JsonCodec()).shipped(),
          _ -> new NoEngineFiles("There is no TensorRT."));

  @Test
  void saysWhatIsMissingWhenThereIsNoDriver() {
    assertThatThrownBy(() -> opener.open(new DeviceChoice.Cuda(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("No NVIDIA driver", "libno-such-driver.so.1");
  }

  @Test
  void opensRealGpusOnly() {
    assertThatThrownBy(() ->
            opener.open(
                new DeviceChoice.Simulated(new GpuSheets(new JsonCodec()).shipped().getFirst())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("real GPUs only");
  }
}
