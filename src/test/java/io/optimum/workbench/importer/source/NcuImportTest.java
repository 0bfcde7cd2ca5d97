package io.optimum.workbench.importer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.gpu.Pipe;
import io.optimum.workbench.importer.Fixtures;
import io.optimum.workbench.importer.ImportResult;
import io.optimum.workbench.importer.NsysFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NcuImportTest {
  static final String DETAILS =
      """
      ==PROF== Connected to process 17 (/usr/bin/trtexec)
      &&&& RUNNING TensorRT.trtexec
      "ID","Host Name","Kernel Name","Block Size","Grid Size","CC","Section Name","Metric Name","Metric Unit","Metric Value"
      "0","secret-host","void relu<float>(float *)","(256, 1, 1)","(1024, 1, 1)","8.0","SOL","Duration","us","1,000.00"
      "0","secret-host","void relu<float>(float *)","(256, 1, 1)","(1024, 1, 1)","8.0","SOL","DRAM Throughput","%","40.5"
      "0","secret-host","void relu<float>(float *)","(256, 1, 1)","(1024, 1, 1)","8.0","SOL","L2 Hit Rate","%","50"
      "0","secret-host","void relu<float>(float *)","(256, 1, 1)","(1024, 1, 1)","8.0","Launch","Registers Per Thread","register/thread","32"
      "0","secret-host","void relu<float>(float *)","(256, 1, 1)","(1024, 1, 1)","8.0","Launch","# SMs","SM","108"
      """;

  private static final String RAW =
      """
      "ID","Kernel Name","Block Size","Grid Size","CC","gpu__time_duration.sum","dram__bytes.sum","sm__inst_executed_pipe_tensor.avg.pct_of_peak_sustained_active","launch__shared_mem_per_block_static"
      "","","","","","us","Mbyte","%","Kbyte/block"
      "0","gemm_f16f16_kernel","(128, 1, 1)","(8, 8, 1)","8.0","10.5","2.5","60","16.38"
      """;

  @TempDir private Path folder;

  private KernelProfile kernel(String csv) throws IOException {
    Path file = Files.writeString(folder.resolve("relu-b1.csv"), csv);
    return Fixtures.read(
            ImportRequest.of(java.util.List.of(file))
                .onGpu(new io.optimum.workbench.domain.gpu.GpuId("a100-80gb-pcie")))
        .profiles()
        .getFirst()
        .kernels()
        .getFirst();
  }

  @Test
  void readsTheDetailsPageBehindTheProfilersLog() throws IOException {
    KernelProfile kernel = kernel(DETAILS);
    double bandwidth = Fixtures.gpu("a100-80gb-pcie").dramBytesPerSecond();
    assertThat(kernel.name()).isEqualTo("relu");
    assertThat(kernel.soloNanos()).isEqualTo(1_000_000);
    assertThat(kernel.blocks()).isEqualTo(1024);
    assertThat(kernel.registersPerThread()).isEqualTo(32);
    assertThat(kernel.dramBytes()).isCloseTo(0.405 * bandwidth * 1e-3, within(1.0));
    assertThat(kernel.l2Bytes()).isCloseTo(2 * kernel.dramBytes(), within(2.0));
  }

  @Test
  void readsTheRawPageWithItsRowOfUnits() throws IOException {
    KernelProfile kernel = kernel(RAW);
    assertThat(kernel.soloNanos()).isEqualTo(10_500);
    assertThat(kernel.dramBytes()).isCloseTo(2.5e6, within(1.0));
    assertThat(kernel.blocks()).isEqualTo(64);
    assertThat(kernel.sharedMemoryPerBlockBytes()).isEqualTo(16_380);
    assertThat(kernel.pipe()).isEqualTo(Pipe.FP16_TENSOR);
    assertThat(kernel.flops())
        .isCloseTo(
            0.6 * Fixtures.gpu("a100-80gb-pcie").peak(Pipe.FP16_TENSOR) * 10.5e-6, within(1e3));
  }

  @Test
  void joinsCountersToTracedKernelsByName() throws Exception {
    try (NsysFile trace = new NsysFile(folder.resolve("relu-b1.sqlite"))) {
      trace.withGpu("NVIDIA A100 80GB PCIe", 108).withKernelTable().names().engine(7, 0, 5);
    }
    Files.writeString(folder.resolve("relu-b1.csv"), DETAILS);
    ImportResult result = Fixtures.read(folder);
    assertThat(result.engines()).hasSize(1);
    KernelProfile relu = result.profiles().getFirst().kernels().get(1);
    double bandwidth = Fixtures.gpu("a100-80gb-pcie").dramBytesPerSecond();
    assertThat(relu.soloNanos()).as("as traced").isEqualTo(20_000);
    assertThat(relu.dramBytes()).isCloseTo(0.405 * bandwidth * 20e-6, within(1.0));
    assertThat(result.profiles().getFirst().source()).contains("2 of 3 kernels are assumed");
  }

  @Test
  void copiesNoHostNames() throws IOException {
    Path file = Files.writeString(folder.resolve("relu.csv"), DETAILS);
    assertThat(Fixtures.read(file).toString()).doesNotContain("secret");
  }

  @Test
  void readsARealTable() {
    Path sample =
        Path.of(System.getProperty("samples.dir", "../shared/samples"), "ncu/copy_blocked.csv");
    assumeTrue(Files.isRegularFile(sample), "No sample at " + sample);
    KernelProfile kernel = Fixtures.read(sample).profiles().getFirst().kernels().getFirst();
    assertThat(kernel.soloNanos()).isEqualTo(21_058_944);
    assertThat(kernel.dramBytes() / (kernel.soloNanos() / 1e9))
        .isCloseTo(196_456_177_859.63, within(1e6));
  }
}
