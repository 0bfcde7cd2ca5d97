package io.optimum.workbench.exporter.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.SpanKind;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.exporter.ExportBundle;
import io.optimum.workbench.exporter.ExportBundle.ExportFile;
import io.optimum.workbench.exporter.ExportFixture;
import io.optimum.workbench.exporter.ExportRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class PlanTraceExporterTest {
  private final JsonCodec codec = new JsonCodec();

  @Test
  void everyGpuOfThePlanIsRunAndWritten() {
    ExportBundle bundle =
        new PlanTraceExporter(codec).export(ExportFixture.request(new OneKernel(-1)));
    assertThat(bundle.files())
        .singleElement()
        .isInstanceOfSatisfying(
            ExportFile.Text.class,
            file -> {
              assertThat(file.path()).isEqualTo("trace.json");
              assertThat(file.content())
                  .contains("GPU 0 · a100-80gb-pcie · streams, saturated")
                  .contains("GPU 1 · a100-80gb-pcie · mps, saturated");
            });
    assertThat(bundle.complete()).isTrue();
  }

  @Test
  void aLongTraceIsCompressed() throws IOException {
    ExportRequest request = ExportFixture.request(new OneKernel(-1));
    var plain = (ExportFile.Text) new PlanTraceExporter(codec).export(request).files().getFirst();
    var packed =
        (ExportFile.Packed) new PlanTraceExporter(codec, 100).export(request).files().getFirst();
    assertThat(packed.path()).isEqualTo("trace.json.gz");
    assertThat(packed.textBytes()).isEqualTo(plain.content().getBytes(UTF_8).length);
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.content()))) {
      assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo(plain.content());
    }
  }

  @Test
  void aGpuThatCannotBeRunIsNamedAndTheOthersAreWritten() {
    ExportBundle bundle =
        new PlanTraceExporter(codec).export(ExportFixture.request(new OneKernel(1)));
    assertThat(bundle.complete()).isFalse();
    assertThat(bundle.problems())
        .singleElement()
        .satisfies(each ->
            assertThat(each.message())
                .isEqualTo("What is planned for GPU 1 cannot be run: No MPS here."));
    assertThat(((ExportFile.Text) bundle.files().getFirst()).content()).contains("\"ph\":\"X\"");
  }

  /// A device on which every run is one kernel, but for one GPU that it cannot run.
  private static final class OneKernel extends ExportFixture.NothingKnown {
    private final int refused;

    OneKernel(int refused) {
      this.refused = refused;
    }

    @Override
    public void trace(PlannedGpu gpu, Consumer<SpanBatch> spans) {
      if (gpu.ordinal() == refused) {
        throw new IllegalArgumentException("No MPS here.");
      }
      spans.accept(
          new SpanBatch(
              List.of(
                  new SpanBatch.Lane(
                      0,
                      0,
                      gpu.deployments().getFirst().deployment().engine(),
                      StreamPriority.NORMAL)),
              List.of("conv"),
              new int[1],
              new byte[] {(byte) SpanKind.KERNEL.ordinal()},
              new int[1],
              new int[1],
              new long[] {10},
              new long[] {20},
              new long[1],
              new short[] {1}));
    }
  }
}
