package io.optimum.workbench.planner.search;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Works on items on all cores: each core takes the next as soon as it is done with one, for some
/// take a thousand times as long as others.
final class SideBySide {
  private final Runnable report;

  /// @param report called by the caller's thread between any two items that it works on; no more
  ///   are begun after it has thrown
  SideBySide(Runnable report) {
    this.report = report;
  }

  /// What was found, in the order of the items.
  <T, R> List<R> flatMap(List<T> items, Function<T, Optional<R>> work) {
    AtomicReferenceArray<Optional<R>> found = new AtomicReferenceArray<>(items.size());
    AtomicInteger next = new AtomicInteger();
    Thread caller = Thread.currentThread();
    IntStream.rangeClosed(0, ForkJoinPool.getCommonPoolParallelism())
        .parallel()
        .forEach(_ -> {
          try {
            for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
              if (Thread.currentThread() == caller) {
                report.run();
              }
              found.set(i, work.apply(items.get(i)));
            }
          } finally {
            next.set(items.size());
          }
        });
    return IntStream.range(0, items.size()).mapToObj(found::get).flatMap(Optional::stream).toList();
  }
}
