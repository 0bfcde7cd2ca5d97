package io.optimum.workbench.importer.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.Problem.Severity;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.importer.Damage;
import io.optimum.workbench.importer.FileImporter;
import io.optimum.workbench.importer.Fixtures;
import io.optimum.workbench.importer.ImportResult;
import io.optimum.workbench.importer.MeasurementImportTest;
import io.optimum.workbench.importer.NsysFile;
import io.optimum.workbench.importer.ServedImportTest;
import io.optimum.workbench.task.Progress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Damages one file of each format in many seeded ways. Whatever happens is a result or a problem,
/// never an exception, and never takes long.
class ReaderFuzzTest {
  private static final int CASES = Integer.getInteger("fuzz.cases", 2000);
  private static final long CASE_NANOS = 3_000_000_000L;
  private static final String[] TOKENS = {
    "[",
    "]",
    "{",
    "}",
    "\"",
    ",",
    "null",
    "-1",
    "1e308",
    "NaN",
    "99999999999999999999",
    "\u001e",
    "\\",
    "\"Name\"",
    "\"count\"",
    "%",
    "\n",
    "é",
    "\0",
    "\u0008\u0001"
  };

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(ProfileFormat.class)
  void aDamagedFileIsAResultOrAProblem(ProfileFormat format) throws Exception {
    byte[] whole = whole(format);
    Path file = folder.resolve("damaged-b2");
    ImportRequest request = ImportRequest.of(List.of(file)).onGpu(new GpuId("a100-80gb-pcie"));
    FileImporter importer = new FileImporter(Fixtures.SHEETS, new GpuId("t4"));
    int taken = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Files.write(file, Damage.of(whole, TOKENS, new SplittableRandom(seed)));
      long start = System.nanoTime();
      ImportResult result = importer.read(request, Progress.none());
      assertThat(System.nanoTime() - start).as("seed %d", seed).isLessThan(CASE_NANOS);
      boolean told = result.problems().stream().anyMatch(ReaderFuzzTest::isError);
      boolean read = !result.recognised().isEmpty();
      assertThat(told || read).as("lost in silence: seed %d", seed).isTrue();
      taken += read ? 1 : 0;
    }
    assertThat(taken).as("some are still recognised").isPositive();
  }

  private static boolean isError(Problem problem) {
    return problem.severity() == Severity.ERROR;
  }

  private byte[] whole(ProfileFormat format) throws Exception {
    return switch (format) {
      case TENSORRT_PLAN -> Fixtures.ultralyticsPlan();
      case LAYER_INFO -> tiny("graph");
      case LAYER_TIMES -> tiny("profile");
      case REQUEST_TIMES -> tiny("timing");
      case METADATA -> tiny("profile.metadata");
      case DEVICE_PROPERTIES -> tiny("metadata");
      case NCU_COUNTERS -> NcuImportTest.DETAILS.getBytes(StandardCharsets.UTF_8);
      case ONNX -> OnnxImportTest.attention().bytes();
      case NSYS_TRACE -> trace();
      case MODEL_ANALYZER -> ServedImportTest.INFERENCE.getBytes(StandardCharsets.UTF_8);
      case PERF_ANALYZER -> ServedImportTest.PERF.getBytes(StandardCharsets.UTF_8);
      case MEASUREMENTS ->
          (MeasurementImportTest.line(TestData.measurement(1))
                  + MeasurementImportTest.line(TestData.measurement(2)))
              .getBytes(StandardCharsets.UTF_8);
    };
  }

  private static byte[] tiny(String role) throws Exception {
    return Files.readAllBytes(Fixtures.TINY.resolve("tiny.onnx.engine." + role + ".json"));
  }

  private byte[] trace() throws Exception {
    Path file = folder.resolve("whole.sqlite");
    try (NsysFile trace = new NsysFile(file)) {
      trace.withGpu("NVIDIA A100 80GB PCIe", 108).withKernelTable().names().engine(7, 0, 6);
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    return bytes;
  }
}
