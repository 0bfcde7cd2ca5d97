package io.optimum.workbench.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.Pipe;
import io.optimum.workbench.domain.gpu.SmLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GpuSheetsTest {
  private static final JsonCodec CODEC = new JsonCodec();
  private static final GpuSheets SHEETS = new GpuSheets(CODEC);
  private static final List<GpuSpec> SHIPPED = Sheets.ALL;
  private static final Path FOLDER = Path.of("assets/gpus");

  private static final Pattern DOCUMENT =
      Pattern.compile("white paper|data sheet|brief|Guide|deviceQuery|blog|PETSc|arXiv");

  /// CUDA C++ Programming Guide, Technical Specifications per Compute Capability.
  private static final Map<String, SmLimits> LIMITS =
      Map.of(
          "7.0", new SmLimits(2048, 32, 65_536, 96 << 10),
          "7.5", new SmLimits(1024, 16, 65_536, 64 << 10),
          "8.0", new SmLimits(2048, 32, 65_536, 164 << 10),
          "8.6", new SmLimits(1536, 16, 65_536, 100 << 10),
          "8.7", new SmLimits(1536, 16, 65_536, 164 << 10),
          "8.9", new SmLimits(1536, 24, 65_536, 100 << 10),
          "9.0", new SmLimits(2048, 32, 65_536, 228 << 10));

  static List<GpuSpec> shipped() {
    return SHIPPED;
  }

  static List<GpuSpec> whole() {
    return SHIPPED.stream().filter(each -> !each.id().value().contains("-mig-")).toList();
  }

  @Test
  void everyFileIsListed() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(
                      Stream.of("index.json", "mig.json"),
                      whole().stream().map(gpu -> gpu.id() + ".json"))
                  .toList());
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void aNamedDocumentIsSaidToHaveBeenOpenedOrNot(GpuSpec gpu) {
    assertThat(gpu.sources().values())
        .filteredOn(source -> DOCUMENT.matcher(source).find())
        .isNotEmpty()
        .allSatisfy(source -> assertThat(source).contains("opened when the sheet was checked"));
  }

  @Test
  void idsAndNamesAreUnique() {
    assertThat(SHIPPED).extracting(GpuSpec::id).doesNotHaveDuplicates().isSorted();
    assertThat(SHIPPED).extracting(GpuSpec::name).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("whole")
  void aSheetIsWrittenAsOurCodecWritesIt(GpuSpec gpu) throws IOException {
    assertThat(Files.readString(FOLDER.resolve(gpu.id() + ".json")))
        .isEqualTo(new String(CODEC.write(gpu), UTF_8));
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void aShippedSheetFollowsTheRulesForEverySheet(GpuSpec gpu) {
    assertThat(SHEETS.own(CODEC.write(gpu), "own")).isEqualTo(gpu);
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void theLimitsOfAnSmFollowFromTheComputeCapability(GpuSpec gpu) {
    assertThat(gpu.smLimits()).isEqualTo(LIMITS.get(gpu.computeCapability()));
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void thePeakOfTheCudaCoresFollowsFromTheClock(GpuSpec gpu) {
    double cores = gpu.peak(Pipe.FP32) / (2 * gpu.boostClockHertz() * gpu.smCount());
    assertThat(cores).isBetween(63.0, 129.0);
    assertThat(Math.abs(cores / 64 - Math.round(cores / 64))).isLessThan(0.02);
  }

  /// Dense FP16 multiply-adds per SM and cycle of each generation of tensor cores; H100 counts them
  /// at a lower clock than the highest.
  @ParameterizedTest
  @CsvSource({
    "v100-sxm2-16gb, 512", "t4, 512", "titan-rtx, 512", "rtx-3080, 512", "rtx-3090, 512",
    "a10, 512", "l4, 512", "jetson-agx-orin, 1024", "a100-80gb-sxm, 1024", "h100-sxm, 1893"
  })
  void thePeakOfTheTensorCoresIsDense(String id, double perSmAndCycle) {
    GpuSpec gpu = Sheets.of(id);
    assertThat(gpu.peak(Pipe.FP16_TENSOR) / (2 * gpu.boostClockHertz() * gpu.smCount()))
        .isCloseTo(perSmAndCycle, within(perSmAndCycle * 0.02));
  }
}
