package io.optimum.workbench.device.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CudaProberTest {
  @TempDir Path folder;

  @Test
  void saysThatThereIsNoDriver() {
    CudaProbe probe = new CudaProber(List.of("libno-such-driver.so.1")).probe();
    assertThat(probe).isInstanceOf(CudaProbe.NoDriver.class);
    assertThat(probe.reason()).contains("libno-such-driver.so.1", "Install the driver");
  }

  @Test
  void answersOnThisMachineWhateverItHas() {
    assertThat(new CudaProber().probe().reason()).isNotBlank();
  }

  @Test
  void saysThatTheDriverSeesNoDevice() {
    CudaProbe probe = probe(100, 12_040, 0);
    assertThat(probe).isInstanceOf(CudaProbe.NoGpu.class);
    assertThat(probe.reason()).contains("cuInit failed: CUDA_ERROR_NO_DEVICE (100)");
  }

  @Test
  void saysWhatToTryWhereTheDriverDoesNotStart() {
    assertThat(probe(802, 13_000, 8).reason())
        .contains("cuInit failed: CUDA_ERROR_SYSTEM_NOT_READY (802). ", "nvidia-fabricmanager");
  }

  @Test
  void aDriverThatDoesNotStartHasLostNoContext() {
    assertThat(probe(999, 13_000, 8).reason())
        .contains("CUDA_ERROR_UNKNOWN (999). ", "nvidia-uvm")
        .doesNotContain("context");
  }

  @Test
  void saysThatDevicesAreHidden() {
    CudaProbe probe = probe(0, 12_040, 0);
    assertThat(probe).isInstanceOf(CudaProbe.NoGpu.class);
    assertThat(probe.reason()).contains("CUDA 12.4", "CUDA_VISIBLE_DEVICES");
  }

  @Test
  void saysThatTheDriverIsTooOld() {
    CudaProbe probe = probe(0, 11_080, 1);
    assertThat(probe).isInstanceOf(CudaProbe.DriverTooOld.class);
    assertThat(probe.reason()).contains("CUDA 11.8", "525");
  }

  @Test
  void saysThatALibraryIsNoDriver() {
    Path library = StubLibrary.build(folder, "empty");
    CudaProbe probe = new CudaProber(List.of(library.toString())).probe();
    assertThat(probe).isInstanceOf(CudaProbe.NoGpu.class);
    assertThat(probe.reason()).contains("no function cuDriverGetVersion");
  }

  @Test
  void listsEveryGpuWithItsAttributes() {
    CudaProbe probe = probe(0, 13_000, 2);
    assertThat(probe.reason()).contains("CUDA 13.0", "0: NVIDIA H100 80GB HBM3", "1: NVIDIA L4");
    assertThat(probe)
        .isInstanceOfSatisfying(
            CudaProbe.Ready.class,
            ready -> {
              assertThat(ready.gpus()).hasSize(2);
              CudaGpuInfo second = ready.gpus().get(1);
              assertThat(second.uuid()).isEqualTo("GPU-10111213-1415-1617-1819-1a1b1c1d1e1f");
              assertThat(second.computeCapability()).isEqualTo("9.0");
              assertThat(second.clockHertz()).isEqualTo(1.98e9);
              assertThat(second.memoryBytes()).isEqualTo(85_028_896_768L);
              assertThat(second.sm().sharedMemoryBytes()).isEqualTo(233_472);
            });
  }

  @Test
  void aMigSliceHasTheUuidOfASlice() {
    assertThat(((CudaProbe.Ready) probe(0, 13_000, 3)).gpus().get(2).uuid())
        .isEqualTo("MIG-20212223-2425-2627-2829-2a2b2c2d2e2f");
  }

  private CudaProbe probe(int init, int version, int count) {
    Path library =
        StubLibrary.build(
            folder, "libcuda_stub", "INIT=" + init, "VERSION=" + version, "COUNT=" + count);
    return new CudaProber(List.of(library.toString())).probe();
  }
}
