package io.optimum.workbench.planner.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SideBySideTest {
  private static final List<Integer> ITEMS = IntStream.range(0, 1000).boxed().toList();

  @Test
  void findsInTheOrderOfTheItems() {
    List<Integer> found =
        new SideBySide(() -> {})
            .flatMap(ITEMS, each -> each % 2 == 0 ? Optional.of(-each) : Optional.empty());

    assertThat(found)
        .containsExactlyElementsOf(
            ITEMS.stream().filter(each -> each % 2 == 0).map(each -> -each).toList());
  }

  @Test
  void beginsNoMoreOnceItIsToStop() {
    AtomicInteger reports = new AtomicInteger();
    AtomicInteger begun = new AtomicInteger();
    SideBySide stopped =
        new SideBySide(() -> {
          if (reports.incrementAndGet() == 3) {
            throw new CancellationException();
          }
        });

    assertThatThrownBy(() ->
            stopped.flatMap(
                ITEMS,
                each -> {
                  begun.incrementAndGet();
                  pause();
                  return Optional.of(each);
                }))
        .isInstanceOf(CancellationException.class);
    assertThat(begun.get()).isLessThan(ITEMS.size());
  }

  private static void pause() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
