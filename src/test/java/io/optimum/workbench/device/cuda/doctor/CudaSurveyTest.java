package io.optimum.workbench.device.cuda.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.device.cuda.CudaProber;
import io.optimum.workbench.device.cuda.StubLibrary;
import io.optimum.workbench.device.cuda.nvml.BoardSlice;
import io.optimum.workbench.device.tensorrt.LibrarySearch;
import io.optimum.workbench.device.tensorrt.TensorRtFolders;
import io.optimum.workbench.domain.gpu.GpuMachine;
import io.optimum.workbench.domain.gpu.GpuMachine.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CudaSurveyTest {
  @TempDir private Path folder;
  private List<BoardSlice> slices = List.of();

  private GpuMachine.Told survey(CudaProber prober, Supplier<String> driver) {
    return (GpuMachine.Told)
        new CudaSurvey(
                prober,
                driver,
                new TensorRtFolders(folder.resolve("program"), Map.of(), List.of(folder)),
                new LibrarySearch(List.of(folder)),
                () -> slices)
            .get();
  }

  @Test
  void namesEveryGpuWithItsUuidAndEveryVersionThatIsFound() throws IOException {
    Path library = StubLibrary.build(folder, "libcuda_stub", "INIT=0", "VERSION=12040", "COUNT=2");
    Files.createFile(folder.resolve("libnvinfer.so.8.6.1"));
    Path cupti = Files.createFile(folder.resolve("libcupti.so.2024.1.0"));
    Files.createSymbolicLink(folder.resolve("libcupti.so"), cupti);
    GpuMachine.Told told = survey(new CudaProber(List.of(library.toString())), () -> "550.54.15");
    assertThat(told.gpus())
        .containsExactly(
            new GpuMachine.Gpu(
                0, "NVIDIA H100 80GB HBM3", "GPU-00010203-0405-0607-0809-0a0b0c0d0e0f"),
            new GpuMachine.Gpu(1, "NVIDIA L4", "GPU-10111213-1415-1617-1819-1a1b1c1d1e1f"));
    assertThat(told.software())
        .isEqualTo(
            "driver 550.54.15, CUDA 12.4, TensorRT 8.6.1, TensorRT 10 not found, CUPTI 2024.1.0");
  }

  @Test
  void namesTheSlicesThatCudaDoesNotShowAfterWhatItCounts() {
    Path library = StubLibrary.build(folder, "libcuda_stub", "INIT=0", "VERSION=12040", "COUNT=1");
    slices =
        List.of(
            new BoardSlice("GPU-00010203-0405-0607-0809-0a0b0c0d0e0f", "shown already", 16, 1),
            new BoardSlice("MIG-1", "NVIDIA H100 80GB HBM3 MIG 1g.10gb", 16, 1));
    GpuMachine.Told told = survey(new CudaProber(List.of(library.toString())), () -> "550.54.15");
    assertThat(told.gpus()).hasSize(2);
    assertThat(told.gpus().getLast())
        .isEqualTo(new GpuMachine.Gpu(1, "NVIDIA H100 80GB HBM3 MIG 1g.10gb", "MIG-1"));
  }

  @Test
  void saysWhyThereIsNothingOnABareMachine() {
    GpuMachine.Told told =
        survey(
            new CudaProber(List.of("libcuda_that_is_not_there.so")),
            () -> {
              throw new IllegalStateException("is not asked without a driver");
            });
    assertThat(told.gpus()).isEmpty();
    assertThat(told.driver())
        .isInstanceOfSatisfying(
            Found.NotFound.class,
            none -> assertThat(none.reason()).contains("libcuda_that_is_not_there.so"));
    assertThat(List.of(told.cuda(), told.tensorRt8(), told.tensorRt10(), told.cupti()))
        .allMatch(Found.NotFound.class::isInstance);
  }
}
