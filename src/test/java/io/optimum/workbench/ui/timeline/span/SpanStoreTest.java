package io.optimum.workbench.ui.timeline.span;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.SpanKind;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.ui.timeline.SyntheticSpans;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SpanStoreTest {
  private static final SpanBatch.Lane LANE =
      new SpanBatch.Lane(0, 0, new EngineId("a"), StreamPriority.NORMAL);

  @Test
  void keepsKernelsApartFromInferences() {
    SpanStore store = new SpanStore();
    SyntheticSpans.batches(3, 500).forEach(store::accept);
    SpanSnapshot snapshot = store.snapshot();
    assertThat(snapshot.spanCount()).isEqualTo(1500);
    assertThat(snapshot.lanes()).hasSize(3);
    for (LaneSpans lane : snapshot.lanes()) {
      assertThat(lane.operations().size() + lane.inferences().size()).isEqualTo(500);
      assertThat(lane.inferences().kind(0)).isEqualTo(SpanKind.INFERENCE);
    }
  }

  @Test
  void snapshotsDoNotChangeOnceTaken() {
    SpanStore store = new SpanStore();
    store.accept(kernels(0, 10));
    SpanSnapshot before = store.snapshot();
    store.accept(kernels(1000, 10));
    assertThat(before.lanes().getFirst().operations().size()).isEqualTo(10);
    assertThat(store.snapshot().lanes().getFirst().operations().size()).isEqualTo(20);
  }

  @Test
  void aLaneHasThePriorityOfItsNewestSpanAndEachSpanItsOwn() {
    SpanBatch.Lane high = LANE.withPriority(StreamPriority.HIGH);
    SpanBatch batch = SpanBatch.blank(List.of(LANE, high), List.of("gemm"), 3);
    batch.lane()[1] = 1;
    SpanStore store = new SpanStore();
    store.accept(batch);
    assertThat(store.snapshot().lanes()).extracting(LaneSpans::lane).containsExactly(LANE);
    Track track = store.snapshot().lanes().getFirst().operations();
    assertThat(List.of(track.priority(0), track.priority(1), track.priority(2)))
        .containsExactly(StreamPriority.NORMAL, StreamPriority.HIGH, StreamPriority.NORMAL);
  }

  @Test
  void sameSnapshotWhileNothingChanges() {
    SpanStore store = new SpanStore();
    store.accept(kernels(0, 10));
    assertThat(store.snapshot()).isSameAs(store.snapshot());
  }

  @Test
  void givesUpTheOldestAndCountsThem() {
    SpanStore store = new SpanStore(10_000);
    for (int i = 0; i < 40; i++) {
      store.accept(kernels(i * 100_000L, 1000));
    }
    SpanSnapshot snapshot = store.snapshot();
    assertThat(snapshot.spanCount()).isBetween(7_000L, 10_000L);
    assertThat(snapshot.spanCount() + snapshot.droppedCount()).isEqualTo(40_000);
    assertThat(snapshot.startNanos()).isPositive();
    Track track = snapshot.lanes().getFirst().operations();
    int last = track.size();
    assertThat(track.busyNanos(0, Double.MAX_VALUE, 0, last)).isEqualTo(50.0 * last);
  }

  @Test
  void putsALateSpanInItsPlace() {
    SpanStore store = new SpanStore();
    store.accept(kernels(0, 3));
    store.accept(kernels(50_000, 1));
    SpanSnapshot before = store.snapshot();
    store.accept(kernels(20_000, 1));
    Track track = store.snapshot().lanes().getFirst().operations();
    assertThat(track.startNanos(3)).isEqualTo(20_000);
    assertThat(track.startNanos(4)).isEqualTo(50_000);
    assertThat(track.busyNanos(0, 1e9, 0, track.size())).isEqualTo(250);
    assertThat(before.lanes().getFirst().operations().startNanos(3)).isEqualTo(50_000);
  }

  @Test
  void namesFromDifferentBatchesAreOne() {
    SpanStore store = new SpanStore();
    store.accept(kernels(0, 1));
    store.accept(named(100, "other"));
    store.accept(named(200, "gemm"));
    SpanSnapshot snapshot = store.snapshot();
    Track track = snapshot.lanes().getFirst().operations();
    assertThat(snapshot.names()).containsExactly("gemm", "other");
    assertThat(track.name(0)).isEqualTo(track.name(2));
  }

  @Test
  void takesSpansWhileSnapshotsAreTaken() throws InterruptedException, ExecutionException {
    SpanStore store = new SpanStore(50_000);
    try (var threads = Executors.newSingleThreadExecutor()) {
      Future<?> writer =
          threads.submit(() -> {
            for (int i = 0; i < 2_000; i++) {
              store.accept(kernels(i * 10_000L, 100));
            }
          });
      while (!writer.isDone()) {
        for (LaneSpans lane : store.snapshot().lanes()) {
          Track track = lane.operations();
          long busy = (long) track.busyNanos(0, Double.MAX_VALUE, 0, track.size());
          assertThat(busy).isEqualTo(50L * track.size());
        }
      }
      writer.get();
    }
    assertThat(store.snapshot().spanCount() + store.snapshot().droppedCount()).isEqualTo(200_000);
  }

  private static SpanBatch named(long start, String name) {
    return spans(start, 1, name);
  }

  private static SpanBatch kernels(long start, int count) {
    return spans(start, count, "gemm");
  }

  /// Kernels of 50 ns, one every 100 ns.
  private static SpanBatch spans(long start, int count, String name) {
    SpanBatch batch = SpanBatch.blank(List.of(LANE), List.of(name), count);
    for (int i = 0; i < count; i++) {
      batch.kind()[i] = (byte) List.of(SpanKind.values()).indexOf(SpanKind.KERNEL);
      batch.startNanos()[i] = start + 100L * i;
      batch.endNanos()[i] = start + 100L * i + 50;
    }
    return batch;
  }
}
