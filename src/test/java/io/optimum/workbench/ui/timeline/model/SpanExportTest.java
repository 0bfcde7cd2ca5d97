package io.optimum.workbench.ui.timeline.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.ui.timeline.SyntheticSpans;
import io.optimum.workbench.ui.timeline.span.LaneSpans;
import io.optimum.workbench.ui.timeline.span.Runs;
import io.optimum.workbench.ui.timeline.span.SpanSnapshot;
import io.optimum.workbench.ui.timeline.span.SpanStore;
import io.optimum.workbench.ui.timeline.span.TimeRange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class SpanExportTest {
  private final Runs runs =
      new Runs(run(2), Optional.of(new Runs.Reference("alone", run(1), Provenance.PREDICTED)));

  @Test
  void csvHasTheSpansThatReachIntoTheSelection() {
    LaneSpans lane = runs.watched().lanes().getFirst();
    long start = lane.operations().startNanos(20);
    long end = lane.operations().endNanos(29);
    List<String> lines =
        csv(Runs.none().withWatched(run(1)), Optional.of(new TimeRange(start, end)));
    assertThat(lines.getFirst()).contains("start [ns]", "SMs used");
    assertThat(lines.stream().skip(1).filter(line -> !line.contains(",inference,"))).hasSize(10);
  }

  @Test
  void csvOfAllHasBothRunsAndLeavesUnknownCellsEmpty() {
    List<String> lines = csv(runs, Optional.empty());
    assertThat(lines).hasSize(1 + 3 * 600);
    assertThat(lines.get(1))
        .startsWith("alone,predicted,resnet50-fp16,0,high,inference,,0,")
        .endsWith(",,");
    assertThat(lines.getLast()).startsWith("watched,simulated,");
  }

  @Test
  void theTraceHoldsEverySpanOfBothRunsAndPerfettoCanRead() throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    SpanExport.trace(runs, Optional.of(Provenance.SIMULATED)).writeTo(written, Progress.none());
    String json =
        new String(
            new GZIPInputStream(new ByteArrayInputStream(written.toByteArray())).readAllBytes(),
            StandardCharsets.UTF_8);
    assertThat(json).startsWith("{\"displayTimeUnit\":\"ns\"").endsWith("]}\n");
    assertThat(json.split("\"ph\":\"X\"", -1)).hasSize(1 + 3 * 600);
    assertThat(json)
        .as("where each run comes from")
        .contains("\"name\":\"alone, predicted\"", "\"name\":\"GPU, simulated\"");
  }

  @Test
  void spansBeforeAChangeOfPriorityKeepTheirsInBoth() throws IOException {
    SpanStore store = new SpanStore();
    for (SpanBatch each : SyntheticSpans.batches(1, 600)) {
      store.accept(each);
      store.accept(low(each));
    }
    Runs steered = Runs.none().withWatched(store.snapshot());
    assertThat(csv(steered, Optional.empty()))
        .filteredOn(line -> line.contains(",low,"))
        .hasSize(600);
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    SpanExport.trace(steered, Optional.empty()).writeTo(written, Progress.none());
    String json =
        new String(
            new GZIPInputStream(new ByteArrayInputStream(written.toByteArray())).readAllBytes(),
            StandardCharsets.UTF_8);
    assertThat(json).contains("stream 0 (high)", "stream 0 (low)");
  }

  /// The same, later.
  private static SpanBatch low(SpanBatch batch) {
    return new SpanBatch(
        batch.lanes().stream().map(lane -> lane.withPriority(StreamPriority.LOW)).toList(),
        batch.names(),
        batch.lane(),
        batch.kind(),
        batch.nameIndex(),
        Arrays.stream(batch.inference()).map(each -> each + 100_000).toArray(),
        Arrays.stream(batch.startNanos()).map(each -> each + 1_000_000_000_000L).toArray(),
        Arrays.stream(batch.endNanos()).map(each -> each + 1_000_000_000_000L).toArray(),
        batch.soloNanos(),
        batch.smCount());
  }

  private static List<String> csv(Runs runs, Optional<TimeRange> range) {
    return SpanExport.csv(runs, range, Optional.of(Provenance.SIMULATED))
        .asText(Progress.none())
        .lines()
        .toList();
  }

  private static SpanSnapshot run(int lanes) {
    SpanStore store = new SpanStore();
    SyntheticSpans.batches(lanes, 600).forEach(store::accept);
    return store.snapshot();
  }
}
