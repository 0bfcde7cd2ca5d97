package io.optimum.workbench.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RangeStatisticsTest {
  @Test
  void countsWhatLiesWhollyInsideAndSharesWhatIsCut() {
    SpanSnapshot snapshot = run(1, 400);
    Track track = snapshot.lanes().getFirst().operations();
    TimeRange range = new TimeRange(track.startNanos(10) + 10, track.endNanos(50));
    RangeStatistics.Row row = RangeStatistics.of(snapshot, range).rows().get(1);
    int kernels = 0;
    long busy = -10;
    for (int span = 10; span <= 50; span++) {
      kernels += span > 10 && !track.isCopy(span) ? 1 : 0;
      busy += track.durationNanos(span);
    }
    assertThat(row.kernelCount()).isEqualTo(kernels);
    assertThat(row.busyFraction()).isCloseTo(busy / range.lengthNanos(), within(1e-9));
    assertThat(row.slowdown()).isBetween(1.05, 1.65);
    assertThat(row.p99Nanos()).isGreaterThanOrEqualTo(row.p50Nanos());
  }

  @Test
  void oneStreamNeverOverlapsItselfAndAllTogetherAreBusyAtLeastAsLong() {
    SpanSnapshot alone = run(1, 2_000);
    TimeRange range = new TimeRange(0, 5e6);
    assertThat(RangeStatistics.of(alone, range).overlapFraction()).isZero();
    RangeStatistics together = RangeStatistics.of(run(4, 2_000), range);
    double most =
        together.rows().stream()
            .skip(1)
            .mapToDouble(RangeStatistics.Row::busyFraction)
            .max()
            .orElseThrow();
    assertThat(together.rows().getFirst().busyFraction()).isBetween(most, 1.0);
    assertThat(together.overlapFraction()).isPositive();
  }

  @Test
  void anEmptyPieceIsNotBusyAndHasNoSlowdown() {
    RangeStatistics.Row all =
        RangeStatistics.of(run(2, 100), new TimeRange(1e12, 2e12)).rows().getFirst();
    assertThat(all.kernelCount()).isZero();
    assertThat(all.busyFraction()).isZero();
    assertThat(all.slowdown()).isNaN();
  }

  private static SpanSnapshot run(int lanes, int spans) {
    SpanStore store = new SpanStore();
    SyntheticSpans.batches(lanes, spans).forEach(store::accept);
    return store.snapshot();
  }
}
