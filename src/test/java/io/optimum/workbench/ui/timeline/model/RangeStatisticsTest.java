package io.optimum.workbench.ui.timeline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.ui.timeline.SyntheticSpans;
import io.optimum.workbench.ui.timeline.span.Runs;
import io.optimum.workbench.ui.timeline.span.SpanSnapshot;
import io.optimum.workbench.ui.timeline.span.SpanStore;
import io.optimum.workbench.ui.timeline.span.TimeRange;
import io.optimum.workbench.ui.timeline.span.Track;
import java.util.Comparator;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RangeStatisticsTest {
  @Test
  void countsWhatLiesWhollyInsideAndSharesWhatIsCut() {
    SpanSnapshot snapshot = run(1, 400);
    Track track = snapshot.lanes().getFirst().operations();
    TimeRange range = new TimeRange(track.startNanos(10) + 10, track.endNanos(50));
    RangeStatistics.Row row = RangeStatistics.of(watched(snapshot), range).rows().get(1);
    int kernels = 0;
    long busy = -10;
    for (int span = 10; span <= 50; span++) {
      kernels += span > 10 && !track.isCopy(span) ? 1 : 0;
      busy += track.durationNanos(span);
    }
    assertThat(row.kernelCount()).isEqualTo(kernels);
    assertThat(row.busyFraction()).isCloseTo(busy / range.lengthNanos(), within(1e-9));
    assertThat(row.slowdown()).isBetween(1.05, 1.65);
  }

  @Test
  void fewerThanAHundredKernelsHaveNoP99() {
    TimeRange all = new TimeRange(0, 1e12);
    RangeStatistics.Row few = RangeStatistics.of(watched(run(1, 90)), all).rows().getFirst();
    RangeStatistics.Row enough = RangeStatistics.of(watched(run(1, 400)), all).rows().getFirst();
    assertThat(few.kernelCount()).isBetween(2, 99);
    assertThat(few.p50Nanos()).isPositive();
    assertThat(few.p99Nanos()).isZero();
    assertThat(enough.p99Nanos()).isGreaterThanOrEqualTo(enough.p50Nanos());
  }

  @Test
  void oneStreamNeverOverlapsItselfAndAllTogetherAreBusyAtLeastAsLong() {
    SpanSnapshot alone = run(1, 2_000);
    TimeRange range = new TimeRange(0, 5e6);
    assertThat(RangeStatistics.of(watched(alone), range).overlapFraction()).isZero();
    RangeStatistics together = RangeStatistics.of(watched(run(4, 2_000)), range);
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
        RangeStatistics.of(watched(run(2, 100)), new TimeRange(1e12, 2e12)).rows().getFirst();
    assertThat(all.kernelCount()).isZero();
    assertThat(all.busyFraction()).isZero();
    assertThat(all.slowdown()).isNaN();
  }

  @Test
  void theRunToCompareWithHasRowsOfItsOwnAndChangesNoOthers() {
    SpanSnapshot together = run(2, 400);
    TimeRange range = new TimeRange(0, 5e6);
    RangeStatistics alone = RangeStatistics.of(watched(together), range);
    Runs compared =
        new Runs(
            together, Optional.of(new Runs.Reference("alone", run(1, 400), Provenance.SIMULATED)));
    RangeStatistics both = RangeStatistics.of(compared, range);
    assertThat(both.rows()).startsWith(alone.rows().toArray(RangeStatistics.Row[]::new));
    assertThat(both.rows().getLast().name()).endsWith("stream 0 · alone");
    assertThat(both.overlapFraction()).isEqualTo(alone.overlapFraction());
  }

  @Test
  void kernelsOfANameAddUpToAllKernels() {
    RangeStatistics found = RangeStatistics.of(watched(run(3, 2_000)), new TimeRange(0, 9e6));
    assertThat(found.kernels().stream().mapToLong(KernelTotal::count).sum())
        .isEqualTo(found.rows().getFirst().kernelCount());
    assertThat(found.kernels())
        .isSortedAccordingTo(Comparator.comparingLong(KernelTotal::totalNanos).reversed());
    assertThat(found.kernels().getFirst().slowdown()).isBetween(1.05, 1.65);
  }

  private static Runs watched(SpanSnapshot snapshot) {
    return Runs.none().withWatched(snapshot);
  }

  private static SpanSnapshot run(int lanes, int spans) {
    SpanStore store = new SpanStore();
    SyntheticSpans.batches(lanes, spans).forEach(store::accept);
    return store.snapshot();
  }
}
