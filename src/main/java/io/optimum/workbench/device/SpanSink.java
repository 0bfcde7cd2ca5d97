package io.optimum.workbench.device;

import io.optimum.workbench.domain.run.SpanBatch;

/// Takes spans while a run goes.
@FunctionalInterface
public interface SpanSink {
  /// Called on the device's thread; must return at once.
  void accept(SpanBatch batch);

  /// Takes nothing.
  static SpanSink none() {
    return _ -> {};
  }
}
