package io.optimum.workbench.exporter.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.optimum.workbench.Golden;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.SpanKind;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.exporter.ExportFixture;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromeTraceWriterTest {
  private static final List<SpanBatch.Lane> LANES =
      List.of(
          new SpanBatch.Lane(0, 0, ExportFixture.RESNET, StreamPriority.HIGH),
          new SpanBatch.Lane(1, 0, ExportFixture.BERT, StreamPriority.LOW));
  private static final List<String> NAMES = List.of("inference", "conv \"3x3\"\n", "copy");
  private final JsonCodec codec = new JsonCodec();
  private final ChromeTraceExporter exporter = new ChromeTraceExporter(codec);
  @TempDir Path folder;

  @Test
  void aTraceIsTheGoldenFile() throws IOException {
    Golden.check("exporter/trace.json", trace(twoStreams()));
  }

  @Test
  void slicesOfAThreadNestOutermostFirst() throws IOException {
    List<JsonNode> slices = slices(trace(twoStreams()), 1);
    assertThat(slices)
        .extracting(each -> each.get("cat").asText())
        .containsExactly("inference", "host_to_device", "kernel", "kernel");
    assertNested(slices);
  }

  @Test
  void anInferenceThatOverlapsTheLastGetsAThreadOfItsOwn() throws IOException {
    String json =
        trace(
            batch(
                span(0, SpanKind.KERNEL, 1, 0, 0, 900),
                span(0, SpanKind.INFERENCE, 0, 0, 0, 1000),
                span(0, SpanKind.INFERENCE, 0, 1, 800, 1900)));
    assertNested(slices(json, 1));
    assertThat(slices(json, 3)).hasSize(1);
    assertThat(json).contains("resnet50-fp16 · stream 0 (high) overlapping");
  }

  @Test
  void spansWithoutAnInferenceAreWrittenAtTheEnd() throws IOException {
    assertThat(slices(trace(batch(span(1, SpanKind.KERNEL, 1, 0, 0, 5))), 2)).hasSize(1);
  }

  @Test
  void aGzNameIsCompressed() throws IOException {
    Path file = folder.resolve("trace.json.gz");
    write(twoStreams(), file);
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
          .isEqualTo(trace(twoStreams()));
    }
  }

  @Test
  void aTraceWithoutSpansIsStillATrace() throws IOException {
    assertThat(new ObjectMapper().readTree(trace(batch())).get("traceEvents")).hasSize(5);
  }

  @Test
  void aSliceApartFromItsInferenceHasAnArrowFromIt() throws IOException {
    String json =
        trace(
            batch(
                span(0, SpanKind.INFERENCE, 0, 0, 0, 1000),
                span(0, SpanKind.KERNEL, 1, 1, 900, 1100),
                span(0, SpanKind.KERNEL, 1, 1, 1100, 1900),
                span(0, SpanKind.INFERENCE, 0, 1, 800, 1900),
                span(0, SpanKind.KERNEL, 1, 2, 1500, 2100),
                span(0, SpanKind.INFERENCE, 0, 2, 1000, 1500)));
    List<JsonNode> starts = phase(json, "s");
    List<JsonNode> ends = phase(json, "f");
    assertThat(starts).hasSameSizeAs(ends);
    for (int i = 0; i < starts.size(); i++) {
      assertThat(ends.get(i).get("bp").asText()).isEqualTo("e");
      assertThat(ends.get(i).get("id")).isEqualTo(starts.get(i).get("id"));
      assertThat(ends.get(i).get("ts").asDouble())
          .isGreaterThanOrEqualTo(starts.get(i).get("ts").asDouble());
      assertThat(encloses(json, starts.get(i))).isTrue();
      assertThat(encloses(json, ends.get(i))).isTrue();
    }
  }

  @Test
  void countersKeepAllTimeWhateverTheRunLasts() throws IOException {
    for (long scale : new long[] {1, 1_000, 1_000_000}) {
      String json =
          trace(
              batch(
                  span(0, SpanKind.KERNEL, 1, 0, 0, 1_000 * scale),
                  span(1, SpanKind.KERNEL, 1, 0, 500 * scale, 3_000 * scale)));
      assertThat(integralMicros(json, "Running kernels"))
          .isCloseTo(3.5 * scale, org.assertj.core.data.Percentage.withPercentage(0.2));
      assertThat(integralMicros(json, "SMs with blocks, summed over kernels"))
          .isCloseTo(54 * 3.5 * scale, org.assertj.core.data.Percentage.withPercentage(0.2));
    }
  }

  @Test
  void everyGpuIsAProcessOfItsOwn() throws IOException {
    StringWriter text = new StringWriter();
    try (var writer = new ChromeTraceWriter(text, codec, "GPU 0")) {
      writer.accept(twoStreams());
      writer.next("GPU 1");
      writer.accept(twoStreams());
    }
    JsonNode events = new ObjectMapper().readTree(text.toString()).get("traceEvents");
    assertThat(events)
        .filteredOn(each -> each.get("ph").asText().equals("X"))
        .extracting(each -> each.get("pid").asInt() + "/" + each.get("tid").asInt())
        .containsOnly("1/1", "1/2", "2/3", "2/4");
    assertThat(text.toString()).contains("\"name\":\"GPU 1\"");
  }

  @Test
  void aLongRunDoesNotSitInMemory() {
    long[] most = new long[1];
    StringWriter sink = new StringWriter();
    try (var writer = new ChromeTraceWriter(sink, codec, "A run")) {
      for (int i = 0; i < 1000; i++) {
        int before = sink.getBuffer().length();
        writer.accept(
            batch(
                span(0, SpanKind.KERNEL, 1, i, i * 10L, i * 10L + 9),
                span(0, SpanKind.INFERENCE, 0, i, i * 10L, i * 10L + 9)));
        most[0] = Math.max(most[0], sink.getBuffer().length() - before);
        assertThat(sink.getBuffer().length()).isGreaterThan(before);
      }
    }
    assertThat(most[0]).isLessThan(1000);
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed() {
    Path file = folder.resolve("none/trace.json");
    assertThatThrownBy(() -> exporter.open(file, "A run"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("The trace cannot be written")
        .hasMessageContaining("none/trace.json");
  }

  /// Whether an arrow's end lies on a slice of its thread, as the format wants.
  private static boolean encloses(String json, JsonNode arrow) throws IOException {
    double at = arrow.get("ts").asDouble();
    return slices(json, arrow.get("tid").asInt()).stream()
        .anyMatch(each ->
            each.get("ts").asDouble() <= at
                && at <= each.get("ts").asDouble() + each.get("dur").asDouble());
  }

  private static double integralMicros(String json, String counter) throws IOException {
    List<JsonNode> values =
        phase(json, "C").stream()
            .filter(each -> each.get("name").asText().equals(counter))
            .toList();
    double sum = 0;
    for (int i = 0; i + 1 < values.size(); i++) {
      double lasts = values.get(i + 1).get("ts").asDouble() - values.get(i).get("ts").asDouble();
      sum += values.get(i).at("/args/average").asDouble() * lasts;
    }
    return sum;
  }

  private static List<JsonNode> phase(String json, String phase) throws IOException {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode event : new ObjectMapper().readTree(json).get("traceEvents")) {
      if (event.get("ph").asText().equals(phase)) {
        found.add(event);
      }
    }
    return found;
  }

  private static void assertNested(List<JsonNode> slices) {
    for (int i = 0; i < slices.size(); i++) {
      for (int j = i + 1; j < slices.size(); j++) {
        double outerStart = slices.get(i).get("ts").asDouble();
        double outerEnd = outerStart + slices.get(i).get("dur").asDouble();
        double innerStart = slices.get(j).get("ts").asDouble();
        double innerEnd = innerStart + slices.get(j).get("dur").asDouble();
        assertThat(innerStart).isGreaterThanOrEqualTo(outerStart);
        assertThat(innerStart >= outerEnd || innerEnd <= outerEnd).isTrue();
      }
    }
  }

  private static SpanBatch twoStreams() {
    return batch(
        span(0, SpanKind.HOST_TO_DEVICE, 2, 0, 1_000, 2_000),
        span(0, SpanKind.KERNEL, 1, 0, 2_000, 3_500),
        span(1, SpanKind.KERNEL, 1, 0, 2_500, 4_007),
        span(0, SpanKind.KERNEL, 1, 0, 3_500, 9_000_001),
        span(1, SpanKind.INFERENCE, 0, 0, 2_500, 4_007),
        span(0, SpanKind.INFERENCE, 0, 0, 1_000, 9_000_001));
  }

  private record Span(int lane, SpanKind kind, int name, int inference, long start, long end) {}

  private static Span span(int lane, SpanKind kind, int name, int inference, long... times) {
    return new Span(lane, kind, name, inference, times[0], times[1]);
  }

  private static SpanBatch batch(Span... spans) {
    int size = spans.length;
    SpanBatch batch = SpanBatch.blank(LANES, NAMES, size);
    for (int i = 0; i < size; i++) {
      batch.lane()[i] = spans[i].lane();
      batch.kind()[i] = (byte) List.of(SpanKind.values()).indexOf(spans[i].kind());
      batch.nameIndex()[i] = spans[i].name();
      batch.inference()[i] = spans[i].inference();
      batch.startNanos()[i] = spans[i].start();
      batch.endNanos()[i] = spans[i].end();
      batch.soloNanos()[i] = spans[i].kind() == SpanKind.KERNEL ? 1_400 : 0;
      batch.smCount()[i] = (short) (spans[i].kind() == SpanKind.KERNEL ? 54 : 0);
    }
    return batch;
  }

  private String trace(SpanBatch batch) throws IOException {
    Path file = folder.resolve("trace.json");
    write(batch, file);
    return Files.readString(file);
  }

  private void write(SpanBatch batch, Path file) {
    try (ChromeTraceWriter writer = exporter.open(file, "A run")) {
      writer.accept(batch);
    }
  }

  private static List<JsonNode> slices(String json, int thread) throws IOException {
    List<JsonNode> slices = new ArrayList<>();
    for (JsonNode event : new ObjectMapper().readTree(json).get("traceEvents")) {
      if (event.get("ph").asText().equals("X") && event.get("tid").asInt() == thread) {
        slices.add(event);
      }
    }
    return slices;
  }
}
