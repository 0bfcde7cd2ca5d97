package io.optimum.workbench.ui.timeline.span;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.ui.timeline.SyntheticSpans;
import io.optimum.workbench.ui.timeline.lane.Load;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RowLayoutTest {
  private static final EngineId BERT = new EngineId("bert-base-fp16");
  private static final LaneKey BERT_LANE = new LaneKey(LaneKey.WATCHED, 1, 0);
  private final Runs runs = Runs.none().withWatched(run(4));

  @Test
  void rowsAreTheGpuThenEachEngineWithItsStreams() {
    assertThat(layout(Arrangement.ALL).rows())
        .extracting(RowLayout.Row::kind)
        .containsExactly(
            RowLayout.Kind.KERNELS,
            RowLayout.Kind.ENGINE,
            RowLayout.Kind.STREAM,
            RowLayout.Kind.STREAM,
            RowLayout.Kind.ENGINE,
            RowLayout.Kind.STREAM,
            RowLayout.Kind.ENGINE,
            RowLayout.Kind.STREAM);
  }

  @Test
  void aFilterIsARegularExpressionOnEngineStreamAndPriority() {
    assertThat(lanes(Arrangement.ALL.withFilter("^bert|low"))).hasSize(2);
    assertThat(lanes(Arrangement.ALL.withFilter("STREAM 1"))).hasSize(1);
  }

  @Test
  void aFilterThatIsNoExpressionIsTakenAsWords() {
    Arrangement broken = Arrangement.ALL.withFilter("bert(");
    assertThat(broken.filterIsExpression()).isFalse();
    assertThat(lanes(broken)).isEmpty();
  }

  @Test
  void hiddenStreamsAreLeftOutAndComeBack() {
    Arrangement hidden = Arrangement.ALL.withHidden(BERT_LANE, true);
    assertThat(lanes(hidden)).hasSize(3).doesNotContain(BERT_LANE);
    assertThat(hidden.withHidden(BERT_LANE, false)).isEqualTo(Arrangement.ALL);
  }

  @Test
  void aCollapsedEngineKeepsItsOwnRow() {
    RowLayout layout = layout(Arrangement.ALL.withCollapsed(Set.of(BERT)));
    assertThat(layout.engines()).contains(BERT);
    assertThat(layout.of(BERT_LANE)).isEmpty();
  }

  @Test
  void pinnedStreamsStayWhileOthersScroll() {
    RowLayout layout = layout(Arrangement.ALL.withPinned(BERT_LANE, true));
    RowLayout.Row pinned = layout.of(BERT_LANE).orElseThrow();
    assertThat(pinned.top() + pinned.height()).isEqualTo(layout.fixedHeight());
    assertThat(layout.topOf(pinned, 500)).isEqualTo(pinned.top());
    assertThat(layout.at(pinned.top() + 5, 500)).contains(pinned);
    assertThat(lanesOf(layout)).containsOnlyOnce(BERT_LANE);
  }

  @Test
  void enginesMoveUpAndDown() {
    List<EngineId> before = layout(Arrangement.ALL).engines();
    List<EngineId> after = layout(Arrangement.ALL.moved(BERT, before, -1)).engines();
    assertThat(after).startsWith(BERT).containsExactlyInAnyOrderElementsOf(before);
    assertThat(layout(Arrangement.ALL.moved(BERT, before, 99)).engines()).endsWith(BERT);
  }

  @Test
  void lanesOfTheRunToCompareWithLieAboveThoseOfTheSameEngine() {
    Runs both =
        new Runs(run(4), Optional.of(new Runs.Reference("alone", run(4), Provenance.SIMULATED)));
    RowLayout layout = RowLayout.of(both, Arrangement.ALL, List.of(), 600);
    assertThat(lanesOf(layout).subList(0, 4))
        .extracting(LaneKey::run)
        .containsExactly(LaneKey.REFERENCE, LaneKey.REFERENCE, LaneKey.WATCHED, LaneKey.WATCHED);
  }

  @Test
  void theGpuCountsStreamsThatAreHidden() {
    Slices slices = new Slices();
    Load load = new Load();
    load.clear(100);
    double end = runs.endNanos();
    for (LaneSpans lane : runs.watched().lanes()) {
      new LevelOfDetail(0, end / 100, 100).sliceWithUse(lane.operations(), slices);
      load.add(slices, lane.operations());
    }
    double most = Load.most(RowLayout.Kind.KERNELS, runs.watched(), KernelBook.EMPTY);
    assertThat(most).isEqualTo(4);
    assertThat(load.mean(RowLayout.Kind.KERNELS, most)).isBetween(0.05, 0.99);
  }

  private RowLayout layout(Arrangement arrangement) {
    return RowLayout.of(runs, arrangement, List.of(RowLayout.Kind.KERNELS), 600);
  }

  private List<LaneKey> lanes(Arrangement arrangement) {
    return lanesOf(layout(arrangement));
  }

  private static List<LaneKey> lanesOf(RowLayout layout) {
    return layout.rows().stream()
        .filter(row -> row.kind() == RowLayout.Kind.STREAM)
        .map(row -> row.shown().orElseThrow().key())
        .toList();
  }

  private static SpanSnapshot run(int lanes) {
    SpanStore store = new SpanStore();
    SyntheticSpans.batches(lanes, 500).forEach(store::accept);
    return store.snapshot();
  }
}
