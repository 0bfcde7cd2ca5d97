package io.optimum.workbench.ui.timeline.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.ui.timeline.SyntheticSpans;
import io.optimum.workbench.ui.timeline.span.LaneSpans;
import io.optimum.workbench.ui.timeline.span.Runs;
import io.optimum.workbench.ui.timeline.span.SpanHit;
import io.optimum.workbench.ui.timeline.span.SpanSnapshot;
import io.optimum.workbench.ui.timeline.span.SpanStore;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FinderTest {
  private final Runs runs = Runs.none().withWatched(run());

  @Test
  void walksThroughAllMatchesInTheOrderOfTheirStarts() {
    Finder finder = Finder.of(runs, "softmax");
    Set<String> seen = new HashSet<>();
    Optional<SpanHit> hit = finder.next(Optional.empty(), 0);
    long before = Long.MIN_VALUE;
    for (long i = 0; i < finder.count(); i++) {
      SpanHit found = hit.orElseThrow();
      assertThat(found.track().startNanos(found.span())).isGreaterThanOrEqualTo(before);
      before = found.track().startNanos(found.span());
      seen.add(found.key() + "/" + found.span());
      hit = finder.next(hit, 0);
    }
    assertThat(seen).hasSize((int) finder.count());
    assertThat(hit.orElseThrow().track().startNanos(hit.get().span())).isLessThan(before);
  }

  @Test
  void previousUndoesNext() {
    Finder finder = Finder.of(runs, "pooling|Relu");
    Optional<SpanHit> one = finder.next(Optional.empty(), 2e6);
    Optional<SpanHit> two = finder.next(one, 0);
    assertThat(finder.previous(two, 0)).isEqualTo(one);
  }

  @Test
  void wordsThatAreNoExpressionAreLookedForAsTheyAre() {
    assertThat(Finder.of(runs, "max_3x3(").count()).isZero();
    assertThat(Finder.of(runs, "max_3x3").count()).isPositive();
  }

  @Test
  void copiesAreNoKernels() {
    long kernels = 0;
    for (LaneSpans lane : runs.watched().lanes()) {
      for (int span = 0; span < lane.operations().size(); span++) {
        kernels += lane.operations().isCopy(span) ? 0 : 1;
      }
    }
    assertThat(Finder.of(runs, ".").count()).isEqualTo(kernels);
  }

  private static SpanSnapshot run() {
    SpanStore store = new SpanStore();
    SyntheticSpans.batches(3, 700).forEach(store::accept);
    return store.snapshot();
  }
}
