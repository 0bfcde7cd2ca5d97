package io.optimum.workbench.device.replay;

import io.optimum.workbench.codec.recording.SpanWriter;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.run.Recording;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.Steering;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.List;

/// Sits between a device and whoever runs it: writes down the spans that pass, and the changes that
/// somebody makes.
final class Tap implements SpanSink {
  private final RunControl outer;
  private final RunControl inner = new RunControl();
  private final SpanWriter spans;
  private final SpanSink sink;
  private final Progress progress;
  private final List<Recording.Steered> steered = new ArrayList<>();

  Tap(RunControl outer, SpanWriter spans, SpanSink sink, Progress progress) {
    this.outer = outer;
    this.spans = spans;
    this.sink = sink;
    this.progress = progress;
  }

  /// What the device is to drain.
  RunControl control() {
    passOn();
    return inner;
  }

  @Override
  public void accept(SpanBatch batch) {
    spans.accept(batch);
    sink.accept(batch);
    passOn();
  }

  Progress progress() {
    return (done, message) -> {
      passOn();
      progress.report(done, message);
    };
  }

  List<Recording.Steered> steered() {
    return List.copyOf(steered);
  }

  private void passOn() {
    for (Steering change : outer.drain()) {
      steered.add(new Recording.Steered(spans.endNanos(), change));
      inner.steer(change);
    }
  }
}
