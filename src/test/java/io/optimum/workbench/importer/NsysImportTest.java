package io.optimum.workbench.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.optimum.workbench.domain.Problem.Severity;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.ProfileOrigin;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.gpu.Pipe;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.SpanKind;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.importer.engine.ImportedTrace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NsysImportTest {
  private static final String A100 = "NVIDIA A100 80GB PCIe";

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("resnet-b8.sqlite");
  }

  private NsysFile trace() throws Exception {
    return new NsysFile(file()).withGpu(A100, 108).withKernelTable().names();
  }

  @Test
  void makesAnEngineOfWhatRepeatsOnAStream() throws Exception {
    try (NsysFile trace = trace()) {
      trace.kernel(7, 2, -900_000, 5_000).engine(7, 0, 6);
    }
    EngineProfile profile = Fixtures.read(file()).profiles().getFirst();
    assertThat(profile.key()).hasToString("resnet-b8 on a100-80gb-pcie at batch 8");
    assertThat(profile.origin()).isEqualTo(ProfileOrigin.TRACED);
    assertThat(profile.soloLatency()).isEqualTo(new SoloLatency.Measured(42_000, 6));
    assertThat(profile.kernels())
        .extracting(KernelProfile::soloNanos)
        .containsExactly(10_000L, 20_000L, 10_000L);
  }

  @Test
  void takesLaunchesAndLayersAsTraced() throws Exception {
    try (NsysFile trace = trace()) {
      trace.engine(7, 0, 6);
    }
    List<KernelProfile> kernels = Fixtures.read(file()).profiles().getFirst().kernels();
    assertThat(kernels)
        .extracting(KernelProfile::layer)
        .containsExactly("conv_7", "relu_7", "head_7");
    assertThat(kernels.getFirst().blocks()).isEqualTo(20);
    assertThat(kernels.getFirst().threadsPerBlock()).isEqualTo(128);
    assertThat(kernels.getFirst().registersPerThread()).isEqualTo(64);
    assertThat(kernels.getFirst().sharedMemoryPerBlockBytes()).isEqualTo(1536);
    assertThat(kernels.getFirst().pipe()).isEqualTo(Pipe.FP16_TENSOR);
    assertThat(kernels.get(1).pipe()).isEqualTo(Pipe.FP32);
  }

  @Test
  void knowsEnqueueTimeAndCopies() throws Exception {
    try (NsysFile trace = trace()) {
      trace.engine(7, 0, 6);
    }
    EngineProfile profile = Fixtures.read(file()).profiles().getFirst();
    assertThat(profile.enqueueNanos()).isEqualTo(34_000);
    assertThat(profile.inputBytes())
        .as("one of six copies came before the first kernel")
        .isEqualTo(4096 * 5 / 6);
  }

  @Test
  void tellsEnginesOnTwoStreamsApartAndSaysThatTheyRanTogether() throws Exception {
    try (NsysFile trace = trace()) {
      trace.engine(7, 0, 6);
      for (int i = 0; i < 9; i++) {
        trace.kernel(8, 2, i * 60_000L, 30_000).kernel(8, 1, i * 60_000L + 31_000, 20_000);
      }
    }
    ImportResult result = Fixtures.read(file());
    assertThat(result.engines()).hasSize(2);
    assertThat(result.profiles())
        .extracting(each -> each.kernels().size())
        .containsExactlyInAnyOrder(2, 3);
    assertThat(result.problems())
        .anySatisfy(problem -> assertThat(problem.message()).contains("had the GPU to themselves"));
  }

  @Test
  void handsOutTheTimelineInTheOrderInWhichSpansEnded() throws Exception {
    try (NsysFile trace = trace()) {
      trace.engine(8, -500_000, 4);
    }
    ImportedTrace trace = Fixtures.read(file()).traces().getFirst();
    List<SpanBatch> batches = new ArrayList<>();
    trace.batches().forEach(batches::add);
    SpanBatch batch = batches.getFirst();
    assertThat(batch.size()).isEqualTo(4 * (3 + 1 + 1));
    assertThat(batch.endNanos()).isSorted();
    assertThat(batch.startNanos()[0]).isZero();
    assertThat(batch.kind()[0]).isEqualTo((byte) SpanKind.HOST_TO_DEVICE.ordinal());
    assertThat(batch.kind()).contains((byte) SpanKind.INFERENCE.ordinal());
    assertThat(batch.lanes().getFirst().priority()).isEqualTo(StreamPriority.HIGH);
  }

  @Test
  void takesGraphLaunchesAsInferences() throws Exception {
    try (NsysFile trace = trace()) {
      for (int i = 0; i < 5; i++) {
        trace.graphKernel(500 + i, 1, i * 50_000L, 9_000);
        trace.graphKernel(500 + i, 1, i * 50_000L + 10_000, 9_000);
      }
    }
    EngineProfile profile = Fixtures.read(file()).profiles().getFirst();
    assertThat(profile.kernels()).hasSize(2);
    assertThat(profile.source()).contains("CUDA graphs");
    assertThat(profile.enqueueNanos()).as("of one graph launch, which says nothing").isZero();
  }

  @Test
  void saysThatKernelsOfWholeGraphsAreHidden() throws Exception {
    try (NsysFile trace = new NsysFile(file()).withGpu(A100, 108)) {
      trace.run(
          """
          CREATE TABLE CUPTI_ACTIVITY_KIND_GRAPH_TRACE (start INTEGER, end INTEGER,
            deviceId INTEGER, contextId INTEGER, streamId INTEGER)\
          """);
      trace.run("INSERT INTO CUPTI_ACTIVITY_KIND_GRAPH_TRACE VALUES (5, 900, 0, 1, 7)");
    }
    ImportResult result = Fixtures.read(file());
    assertThat(result.profiles()).isEmpty();
    assertThat(result.traces()).hasSize(1);
    assertThat(result.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.message()).contains("kernels inside are hidden");
          assertThat(problem.advice()).contains("--cuda-graph-trace=node");
        });
  }

  @Test
  void neverCopiesWhatIsPrivate() throws Exception {
    try (NsysFile trace = trace()) {
      trace.engine(7, 0, 6);
    }
    assertThat(Fixtures.read(file()).toString()).doesNotContain("secret");
  }

  @Test
  void refusesViewsInPlaceOfTables() throws Exception {
    try (NsysFile trace = new NsysFile(file())) {
      trace.run(
          """
          CREATE VIEW CUPTI_ACTIVITY_KIND_KERNEL AS WITH RECURSIVE n(start) AS
            (SELECT 1 UNION ALL SELECT start + 1 FROM n) SELECT start, start AS end, 0 AS deviceId,
            0 AS contextId, 0 AS streamId, 0 AS shortName FROM n\
          """);
    }
    assertThat(Fixtures.read(file()).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("nothing of a GPU"));
  }

  @Test
  void refusesOtherDatabases() throws Exception {
    try (var other = java.sql.DriverManager.getConnection("jdbc:sqlite:" + file());
        var statement = other.createStatement()) {
      statement.execute("CREATE TABLE bookmarks (url TEXT)");
    }
    assertThat(Fixtures.read(file()).problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.severity()).isEqualTo(Severity.ERROR);
          assertThat(problem.message()).contains("no export of Nsight Systems");
        });
  }

  @Test
  void readsARealTraceOfATesla() {
    Path sample =
        Path.of(
            System.getProperty("samples.dir", "../shared/samples"),
            "nsys/power_iteration__baseline.sqlite");
    assumeTrue(Files.isRegularFile(sample), "No sample at " + sample);
    ImportResult result = Fixtures.read(sample);
    assertThat(result.profiles().getFirst().key().gpu().value()).isEqualTo("t4");
    assertThat(result.profiles().getFirst().kernels()).hasSize(85);
    assertThat(result.traces().getFirst().trace().spans().size()).isEqualTo(3689 + 31);
  }
}
