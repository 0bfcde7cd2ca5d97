package io.optimum.workbench.importer;

import io.optimum.workbench.codec.GpuSheets;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.task.Progress;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Time to import large files within 512 MB of heap: an Nsight Systems export of a million kernels,
/// beside the `sqlite3` program reading the same columns of it (where there is one), and 200 MB of
/// request times.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx512m")
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class ImportBenchmark {
  private static final int KERNELS = 1_000_000;
  private static final long TIMES_BYTES = 200_000_000;
  private static final String COLUMNS =
      "SELECT start, end, globalPid, deviceId, contextId, streamId, demangledName, shortName,"
          + " gridX, gridY, gridZ, blockX, blockY, blockZ, registersPerThread, staticSharedMemory,"
          + " dynamicSharedMemory, correlationId, graphNodeId FROM CUPTI_ACTIVITY_KIND_KERNEL";

  private Path folder;
  private Path trace;
  private Path times;
  private FileImporter importer;

  @Setup
  public void write() throws IOException, SQLException {
    folder = Files.createTempDirectory("import");
    trace = folder.resolve("trace.sqlite");
    Path engine = Files.createDirectory(folder.resolve("times"));
    times = engine.resolve("tiny.onnx.engine.timing.json");
    importer =
        new FileImporter(new GpuSheets(new JsonCodec()).shipped(), new GpuId("a100-80gb-pcie"));
    writeTrace();
    Fixtures.copyTiny(engine, "timing.json");
    writeTimes();
  }

  private void writeTrace() throws SQLException {
    try (NsysFile file = new NsysFile(trace)) {
      file.withGpu("NVIDIA A100 80GB PCIe", 108).withKernelTable().names();
      file.run(
          """
          WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
          INSERT INTO CUPTI_ACTIVITY_KIND_KERNEL
          SELECT i * 12000, i * 12000 + 10000, 0, 1, 7, 100 + i, %d, 101 + i %% 2, 1 + i %% 2,
            64, 10 + i %% 2 * 10, 2, 1, 128, 1, 1, 1024, 512, NULL FROM n\
          """
              .formatted(KERNELS - 1, 42L << 24));
      file.run(
          """
          INSERT INTO CUPTI_ACTIVITY_KIND_RUNTIME
          SELECT start - 5000, start - 3000, %d, correlationId, 0 FROM CUPTI_ACTIVITY_KIND_KERNEL\
          """
              .formatted((42L << 24) + 9));
    }
  }

  private void writeTimes() throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(times)) {
      out.write("[");
      long written = 1;
      for (int i = 0; written < TIMES_BYTES; i++) {
        String line = (i == 0 ? "" : ",") + request(i * 0.1);
        out.write(line);
        written += line.length();
      }
      out.write("]");
    }
  }

  private static String request(double at) {
    return String.format(
        Locale.ROOT,
        """
        {"startEnqMs":%.4f,"endEnqMs":%.4f,"startH2dMs":%.4f,"endH2dMs":%.4f,"startComputeMs":%.4f,\
        "endComputeMs":%.4f,"startD2hMs":%.4f,"endD2hMs":%.4f,"h2dMs":0.01,"computeMs":0.045,\
        "d2hMs":0.01,"latencyMs":0.065}
        """,
        at,
        at + 0.02,
        at,
        at + 0.01,
        at + 0.01,
        at + 0.055,
        at + 0.055,
        at + 0.065);
  }

  @Benchmark
  public ImportResult trace() {
    return importer.read(List.of(trace), Progress.none());
  }

  /// The yardstick: the same columns, written to nowhere by SQLite's own program.
  @Benchmark
  public int sqlite3() throws IOException, InterruptedException {
    return new ProcessBuilder("sqlite3", trace.toString(), COLUMNS)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  @Benchmark
  public ImportResult requestTimes() {
    return importer.read(List.of(folder.resolve("times")), Progress.none());
  }

  @TearDown
  public void remove() throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
