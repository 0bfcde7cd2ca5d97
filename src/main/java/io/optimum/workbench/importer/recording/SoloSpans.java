package io.optimum.workbench.importer.recording;

import io.optimum.workbench.codec.recording.SpanReader;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.SpanKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Kernel times of an engine that ran alone on one stream. A stream runs kernels in order, so the
/// *n*-th kernel span of an inference is the engine's *n*-th kernel. Inferences with more or fewer
/// kernels than the engine has were not seen whole and do not count, nor do those of the warm-up.
///
/// The GPU compute time of an inference is its length without its copies, but at least the time
/// from its first kernel to its last: where enqueueing sets the pace, copies are hidden behind it.
final class SoloSpans {
  private static final List<SpanKind> KINDS = List.of(SpanKind.values());

  private final List<String> kernelNames;
  private final long warmUpNanos;
  private final KernelTimes times = new KernelTimes();
  private final long[] nanos;
  private int kernels;
  private long firstStartNanos;
  private long lastEndNanos;
  private long copyNanos;
  private boolean otherNames;

  /// @param kernelNames of the engine's kernels, in the order of the stream
  SoloSpans(List<String> kernelNames, long warmUpNanos) {
    this.kernelNames = kernelNames;
    this.warmUpNanos = warmUpNanos;
    nanos = new long[kernelNames.size() + 1];
  }

  /// Reads a run's spans.
  void read(SpanReader spans) {
    for (Optional<SpanBatch> next = spans.next(); next.isPresent(); next = spans.next()) {
      SpanBatch batch = next.get();
      for (int i = 0; i < batch.size(); i++) {
        take(batch, i);
      }
    }
  }

  /// One row per whole inference: its kernels, then its compute time.
  KernelTimes times() {
    return times;
  }

  /// Whether kernels of other names were seen than the engine has.
  boolean hasOtherNames() {
    return otherNames;
  }

  private void take(SpanBatch batch, int row) {
    long duration = batch.endNanos()[row] - batch.startNanos()[row];
    switch (KINDS.get(batch.kind()[row])) {
      case KERNEL -> kernel(batch, row, duration);
      case HOST_TO_DEVICE, DEVICE_TO_HOST -> copyNanos += duration;
      case INFERENCE -> inference(batch.startNanos()[row], duration);
    }
  }

  private void kernel(SpanBatch batch, int row, long duration) {
    if (kernels == 0) {
      firstStartNanos = batch.startNanos()[row];
    }
    lastEndNanos = batch.endNanos()[row];
    if (kernels < kernelNames.size()) {
      nanos[kernels] = duration;
      otherNames |= !batch.names().get(batch.nameIndex()[row]).equals(kernelNames.get(kernels));
    }
    kernels++;
  }

  private void inference(long startNanos, long duration) {
    if (kernels == kernelNames.size() && startNanos >= warmUpNanos) {
      nanos[kernels] = Math.max(duration - copyNanos, lastEndNanos - firstStartNanos);
      times.add(nanos);
    }
    kernels = 0;
    copyNanos = 0;
    Arrays.fill(nanos, 0);
  }
}
