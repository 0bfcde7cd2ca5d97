package io.optimum.workbench.device.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CudaProberTest {
  private static final String STUB =
      """
      #include <string.h>
      int cuInit(unsigned flags) { return %d; }
      int cuDriverGetVersion(int *version) { *version = %d; return 0; }
      int cuDeviceGetCount(int *count) { *count = %d; return 0; }
      int cuDeviceGet(int *device, int ordinal) { *device = ordinal; return 0; }
      int cuDeviceGetName(char *name, int length, int device) {
        strncpy(name, device == 0 ? "NVIDIA H100 80GB HBM3" : "NVIDIA L4", length);
        return 0;
      }
      int cuDeviceTotalMem_v2(unsigned long *bytes, int device) {
        *bytes = 85028896768UL;
        return 0;
      }
      int cuDeviceGetUuid_v2(unsigned char *uuid, int device) {
        for (int i = 0; i < 16; i++) uuid[i] = (unsigned char)(16 * device + i);
        return 0;
      }
      int cuDeviceGetAttribute(int *value, int attribute, int device) {
        switch (attribute) {
          case 13: *value = 1980000; break;
          case 16: *value = 132; break;
          case 36: *value = 2619000; break;
          case 37: *value = 5120; break;
          case 38: *value = 52428800; break;
          case 39: *value = 2048; break;
          case 40: *value = 3; break;
          case 75: *value = 9; break;
          case 76: *value = 0; break;
          case 81: *value = 233472; break;
          case 82: *value = 65536; break;
          case 106: *value = 32; break;
          default: return 1;
        }
        return 0;
      }
      """;

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
    Path library = StubLibrary.build(folder, "empty", "int nothing(void) { return 0; }");
    CudaProbe probe = new CudaProber(List.of(library.toString())).probe();
    assertThat(probe).isInstanceOf(CudaProbe.NoGpu.class);
    assertThat(probe.reason()).contains("no function cuDriverGetVersion");
  }

  @Test
  void listsEveryGpuWithItsAttributes() {
    CudaProbe probe = probe(0, 13_000, 2);
    assertThat(probe.reason()).contains("CUDA 13.0", "0: NVIDIA H100 80GB HBM3", "1: NVIDIA L4");
    assertThat(probe).isInstanceOfSatisfying(CudaProbe.Ready.class, ready -> {
      assertThat(ready.gpus()).hasSize(2);
      CudaGpuInfo second = ready.gpus().get(1);
      assertThat(second.uuid()).isEqualTo("GPU-10111213-1415-1617-1819-1a1b1c1d1e1f");
      assertThat(second.computeCapability()).isEqualTo("9.0");
      assertThat(second.clockHertz()).isEqualTo(1.98e9);
      assertThat(second.memoryBytes()).isEqualTo(85_028_896_768L);
      assertThat(second.sm().sharedMemoryBytes()).isEqualTo(233_472);
    });
  }

  private CudaProbe probe(int init, int version, int count) {
    Path library = StubLibrary.build(folder, "libcuda", STUB.formatted(init, version, count));
    return new CudaProber(List.of(library.toString())).probe();
  }
}
