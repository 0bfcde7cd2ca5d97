package io.optimum.workbench.device.cuda.tensorrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.device.EngineBuilder.Built;
import io.optimum.workbench.domain.engine.BuildRequest;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.task.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TensorRtBuilderTest {
  private final FakeTensorRt library = new FakeTensorRt();
  @TempDir private Path folder;

  private Built build() {
    BuildRequest request =
        new BuildRequest(Path.of("net.onnx"), Precision.FP16, List.of(4, 1, 4), 0, folder);
    return new TensorRtBuilder(library).build(request, Progress.none());
  }

  @Test
  void leavesTheEngineItsLayersAndATimingCache() {
    Built built = build();
    assertThat(built.engine()).hasFileName("net-fp16.plan").hasContent("engine of net.onnx");
    assertThat(built.layers()).hasFileName("net-fp16.layers.json").hasContent("{\"Layers\": []}");
    assertThat(folder.resolve("timing-8.6.1.cache")).hasBinaryContent(new byte[] {1, 2, 3});
    assertThat(built.warnings()).containsExactly("Weights were clipped.");
    assertThat(library.enginesOpen).as("left open").isZero();
  }

  @Test
  void givesTheNextBuildTheTimingsOfTheLast() {
    build();
    build();
    assertThat(library.calls)
        .contains(
            "build net-fp16 from a cache of 0 bytes", "build net-fp16 from a cache of 3 bytes");
  }

  @Test
  void sortsBatchSizesAndRefusesWhatItCannotBuild() {
    BuildRequest request =
        new BuildRequest(Path.of("a.onnx"), Precision.FP32, List.of(16, 1, 4, 4), 0, folder);
    assertThat(request.batchSizes()).containsExactly(1, 4, 16);
    assertThatThrownBy(
            () -> new BuildRequest(Path.of("a.onnx"), Precision.INT8, List.of(1), 0, folder))
        .hasMessageContaining("INT8");
  }

  @ParameterizedTest
  @CsvSource({"8601, 8.6.1", "8500, 8.5.0", "101500, 10.15.0", "100600, 10.6.0"})
  void readsBothWaysInWhichTensorRtWritesItsVersion(int number, String text) {
    assertThat(TensorRtVersion.text(number)).isEqualTo(text);
  }

  @Test
  void fillsInputsWithValuesThatEveryNetworkTakes() {
    byte[] ids = ElementType.of("kINT32").filled(100, new SplittableRandom(1));
    assertThat(ids).hasSize(400).containsOnly(0, 1);
    assertThat(ElementType.of("kHALF").filled(3, new SplittableRandom(1))).hasSize(6);
    assertThatThrownBy(() -> ElementType.of("kFP8")).hasMessageContaining("kfp8");
  }
}
