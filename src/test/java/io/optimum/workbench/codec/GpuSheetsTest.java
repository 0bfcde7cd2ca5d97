package io.optimum.workbench.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.domain.GpuId;
import io.optimum.workbench.domain.GpuSpec;
import io.optimum.workbench.domain.Pipe;
import io.optimum.workbench.domain.SmLimits;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GpuSheetsTest {
  private static final JsonCodec CODEC = new JsonCodec();
  private static final GpuSheets SHEETS = new GpuSheets(CODEC);
  private static final Path FOLDER = Path.of("assets/gpus");

  static List<GpuSpec> shipped() {
    return SHEETS.shipped();
  }

  @Test
  void everyFileIsListed() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(
                      Stream.of("index.json"), shipped().stream().map(gpu -> gpu.id() + ".json"))
                  .toList());
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void aSheetIsWrittenAsOurCodecWritesIt(GpuSpec gpu) throws IOException {
    assertThat(Files.readString(FOLDER.resolve(gpu.id() + ".json")))
        .isEqualTo(new String(CODEC.write(gpu), java.nio.charset.StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyFigureHasASource(GpuSpec gpu) {
    Stream<String> figures =
        Arrays.stream(GpuSpec.class.getRecordComponents())
            .filter(each -> each.getType().isPrimitive() || each.getType().equals(SmLimits.class))
            .map(RecordComponent::getName);
    Stream<String> peaks =
        gpu.peakFlopsPerSecond().keySet().stream().map(pipe -> "peakFlopsPerSecond." + pipe);
    assertThat(gpu.sources().keySet()).containsAll(Stream.concat(figures, peaks).toList());
    assertThat(gpu.sources().values()).noneMatch(String::isBlank);
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void thePeakOfTheCudaCoresFollowsFromTheClock(GpuSpec gpu) {
    double cores = gpu.peak(Pipe.FP32) / (2 * gpu.boostClockHertz() * gpu.smCount());
    assertThat(cores).isBetween(63.0, 129.0);
    assertThat(Math.abs(cores / 64 - Math.round(cores / 64))).isLessThan(0.02);
  }

  @Test
  void anUnknownGpuIsRefusedWithThoseThereAre() {
    assertThatThrownBy(() -> SHEETS.require(new GpuId("voodoo2")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("voodoo2")
        .hasMessageContaining("a100-80gb-pcie");
  }

  @Test
  void aSheetIsFoundByItsId() {
    assertThat(SHEETS.require(new GpuId("rtx-3080")).name()).isEqualTo("NVIDIA GeForce RTX 3080");
  }
}
