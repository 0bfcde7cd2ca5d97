package io.optimum.workbench.ui.timeline.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.gpu.Pipe;
import io.optimum.workbench.ui.timeline.SyntheticSpans;
import io.optimum.workbench.ui.timeline.span.KernelBook;
import io.optimum.workbench.ui.timeline.span.LaneKey;
import io.optimum.workbench.ui.timeline.span.LaneSpans;
import io.optimum.workbench.ui.timeline.span.SpanHit;
import io.optimum.workbench.ui.timeline.span.SpanSnapshot;
import io.optimum.workbench.ui.timeline.span.SpanStore;
import io.optimum.workbench.ui.timeline.span.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpanDetailTest {
  private final SpanStore store = new SpanStore();

  @Test
  void saysWhatTheProfileOfTheKernelSays() {
    SpanSnapshot run = run(KernelBook.EMPTY);
    KernelBook book = bookOf(run);
    SpanDetail detail = SpanDetail.of(hit(run, 3), run.names(), book);
    assertThat(value(detail, "Grid")).isEqualTo("102 blocks");
    assertThat(value(detail, "Block")).isEqualTo("128 threads");
    assertThat(value(detail, "Registers")).isEqualTo("64 per thread");
    assertThat(value(detail, "Shared memory")).isEqualTo("48.0 KiB per block");
    assertThat(value(detail, "Slowdown against solo")).endsWith("×");
    assertThat(detail.tooltip()).hasSizeLessThanOrEqualTo(10);
  }

  @Test
  void afterTheBatchSizeWasSteeredTheKernelIsTheOneThatTakesAsLongAlone() {
    SpanSnapshot run = run(KernelBook.EMPTY);
    SpanHit hit = hit(run, 3);
    String name = run.names().get(hit.track().name(3));
    long alone = hit.track().soloNanos(3);
    List<List<KernelProfile>> sizes =
        List.of(List.of(kernel(name, alone * 5, 8)), List.of(kernel(name, alone + 10, 16)));
    KernelBook book = new KernelBook(Optional.empty(), List.of(sizes));
    assertThat(alone).isPositive();
    assertThat(value(SpanDetail.of(hit, run.names(), book), "Grid")).isEqualTo("16 blocks");
  }

  @Test
  void whatIsNotKnownIsNotMeasuredAndNoZero() {
    SpanSnapshot run = run(KernelBook.EMPTY);
    SpanDetail detail = SpanDetail.of(hit(run, 3), run.names(), KernelBook.EMPTY);
    assertThat(value(detail, "Grid")).isEqualTo("not measured");
    assertThat(value(detail, "Shared memory")).isEqualTo("not measured");
    assertThat(detail.tooltip()).noneMatch(line -> line.contains("not measured"));
  }

  @Test
  void trafficOfProfilesAddsUpOnTheLane() {
    KernelBook book = bookOf(run(KernelBook.EMPTY));
    SpanSnapshot run = run(book);
    Track track = run.lanes().getFirst().operations();
    assertThat(track.knowsDram()).isTrue();
    assertThat(track.dramBytes(3)).isEqualTo(3_000_000);
    double half = (track.startNanos(3) + track.endNanos(3)) / 2.0;
    assertThat(track.dramBytes(track.startNanos(3), half, 3, 3))
        .isCloseTo(1_500_000, org.assertj.core.api.Assertions.within(2.0));
  }

  /// A profile whose kernels are those of the first inference.
  private static KernelBook bookOf(SpanSnapshot run) {
    Track track = run.lanes().getFirst().operations();
    List<KernelProfile> kernels = new ArrayList<>();
    for (int span = 0; track.inference(span) == 0; span++) {
      if (!track.isCopy(span)) {
        kernels.add(kernel(run.names().get(track.name(span)), 5_000, 100 + kernels.size()));
      }
    }
    return new KernelBook(Optional.empty(), List.of(List.of(kernels)));
  }

  private static KernelProfile kernel(String name, long soloNanos, int blocks) {
    return new KernelProfile(
        name, "conv1", soloNanos, blocks, 128, 64, 48 * 1024, 1e9, Pipe.FP16_TENSOR, 3e6, 4e6, 1e6);
  }

  private SpanSnapshot run(KernelBook book) {
    store.clear(book);
    SyntheticSpans.batches(1, 300).forEach(store::accept);
    return store.snapshot();
  }

  private static SpanHit hit(SpanSnapshot run, int span) {
    LaneSpans lane = run.lanes().getFirst();
    return new SpanHit(lane.operations(), span, lane, LaneKey.WATCHED);
  }

  private static String value(SpanDetail detail, String name) {
    return detail.entries().stream()
        .filter(entry -> entry.name().equals(name))
        .map(SpanDetail.Entry::value)
        .findFirst()
        .orElseThrow();
  }
}
