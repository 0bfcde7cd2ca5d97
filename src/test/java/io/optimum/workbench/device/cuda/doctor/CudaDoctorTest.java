package io.optimum.workbench.device.cuda.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.device.cuda.CudaProber;
import io.optimum.workbench.device.cuda.StubLibrary;
import io.optimum.workbench.device.cuda.nvml.BoardSlice;
import io.optimum.workbench.device.tensorrt.LibrarySearch;
import io.optimum.workbench.device.tensorrt.TensorRtFolders;
import io.optimum.workbench.device.tensorrt.TensorRtMajor;
import io.optimum.workbench.domain.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CudaDoctorTest {
  @TempDir private Path folder;
  private boolean broken;
  private String minor = ".9.2";
  private CudaProber prober = new CudaProber(List.of("libcuda_that_is_not_there.so"));

  private List<Finding> findings() {
    LibrarySearch search = new LibrarySearch(List.of(folder.resolve("missing"), folder));
    return new CudaDoctor(
            search,
            new TensorRtFolders(folder.resolve("program"), Map.of(), List.of(folder)),
            this::load,
            prober,
            () -> {
              throw new IllegalArgumentException("nvmlInit_v2 failed: Driver Not Loaded (9).");
            },
            () -> List.of(new BoardSlice("MIG-1", "NVIDIA H200 MIG 1g.18gb", 16, 16L << 30)))
        .examine();
  }

  private String load(TensorRtMajor major, Path runtime) {
    if (broken) {
      throw new IllegalArgumentException("libcublas.so.12: cannot open shared object file");
    }
    return major.number() + minor;
  }

  private Finding of(String part) {
    return findings().stream().filter(each -> each.part().equals(part)).findFirst().orElseThrow();
  }

  @Test
  void saysWhatDoesNotWorkOnABareMachine() {
    assertThat(findings())
        .filteredOn(Finding::found)
        .extracting(Finding::part)
        .containsExactly("Simulation");
    assertThat(of("TensorRT 8").meaning()).contains("re-enacted");
    assertThat(of("CUPTI").detail()).contains("libcupti.so*");
  }

  @Test
  void namesEveryGpuWithItsUuidAndHowItIsOpened() {
    Path driver = StubLibrary.build(folder, "libcuda_stub", "INIT=0", "VERSION=12040", "COUNT=2");
    prober = new CudaProber(List.of(driver.toString()));
    assertThat(findings())
        .filteredOn(each -> each.part().startsWith("GPU "))
        .extracting(Finding::part)
        .containsExactly("GPU and driver", "GPU 0", "GPU 1");
    assertThat(of("GPU 1").detail())
        .startsWith("NVIDIA L4 (")
        .endsWith("GPU-10111213-1415-1617-1819-1a1b1c1d1e1f");
    assertThat(of("GPU 1").meaning()).isEqualTo("--device cuda:1 opens it.");
  }

  @Test
  void namesEveryMigSliceAndHowItIsOpened() {
    Path driver = StubLibrary.build(folder, "libcuda_stub", "INIT=0", "VERSION=12040", "COUNT=1");
    prober = new CudaProber(List.of(driver.toString()));
    assertThat(of("MIG-1").detail()).isEqualTo("NVIDIA H200 MIG 1g.18gb (16 SMs, 16.0 GiB)");
    assertThat(of("MIG-1").meaning()).contains("--device cuda:MIG-1 opens it");
  }

  @Test
  void saysWhereALibraryIs() throws IOException {
    Path library = Files.createFile(folder.resolve("libnvinfer.so.8.6.1"));
    assertThat(of("TensorRT 8").detail()).isEqualTo(library + ": 8.9.2");
    assertThat(of("TensorRT 10").found()).isFalse();
    assertThat(of("GPU and driver").detail()).contains("libcuda_that_is_not_there.so");
  }

  @Test
  void saysWhichLibraryTensorRtMisses() throws IOException {
    Path library = Files.createFile(folder.resolve("libnvinfer.so.8"));
    broken = true;
    assertThat(of("TensorRT 8").found()).isFalse();
    assertThat(of("TensorRT 8").detail())
        .isEqualTo(library + " does not load: libcublas.so.12: cannot open shared object file");
  }

  @Test
  void aTensorRtThatIsTooOldIsNotFound() throws IOException {
    Path library = Files.createFile(folder.resolve("libnvinfer.so.8"));
    minor = ".5.3, and more";
    assertThat(of("TensorRT 8").found()).isFalse();
    assertThat(of("TensorRT 8").detail())
        .isEqualTo(
            library + " is of TensorRT 8.5.3, and this program needs TensorRT 8 from 8.6 on.");
  }

  @Test
  void anNvmlThatDoesNotStartIsNotFound() throws IOException {
    Files.createFile(folder.resolve("libnvidia-ml.so.1"));
    assertThat(of("NVML").found()).isFalse();
    assertThat(of("NVML").detail()).isEqualTo("nvmlInit_v2 failed: Driver Not Loaded (9).");
  }

  @Test
  void aCuptiThatIsNewerThanTheDriverIsSaidToBe() throws IOException {
    Path driver = StubLibrary.build(folder, "libcuda_stub", "INIT=0", "VERSION=12040", "COUNT=1");
    prober = new CudaProber(List.of(driver.toString()));
    Path library = Files.createFile(folder.resolve("libcupti.so.13"));
    assertThat(of("CUPTI").meaning()).startsWith("Newer than the driver");
    Files.move(library, folder.resolve("libcupti.so.12"));
    assertThat(of("CUPTI").meaning()).isEqualTo("Traces have single kernels.");
  }

  @Test
  void doesNotClaimThatEnginesOfTensorRt10RunWithoutItsBindings() throws IOException {
    Files.createFile(folder.resolve("libnvinfer.so.10.15.1"));
    assertThat(of("TensorRT 10").found()).isFalse();
    assertThat(of("TensorRT 10").detail()).contains("bindings", "lib-trt10");
    Files.createFile(
        Files.createDirectories(folder.resolve("program/lib-trt10")).resolve("bindings.jar"));
    assertThat(of("TensorRT 10").found()).isTrue();
  }
}
