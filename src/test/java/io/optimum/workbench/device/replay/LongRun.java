package io.optimum.workbench.device.replay;

import io.optimum.workbench.device.DeviceCapabilities;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.SpanKind;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.task.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// A device that gives as many spans as it is told: inferences of one engine, one after another.
final class LongRun implements GpuDevice {
  private static final int BATCH = 4096;
  private static final byte KERNEL = 1;
  private final long spanCount;
  private final EngineProfile engine;

  LongRun(EngineProfile engine, long spanCount) {
    this.engine = engine;
    this.spanCount = spanCount;
  }

  @Override
  public DeviceCapabilities capabilities() {
    return Recorded.simulated().capabilities();
  }

  @Override
  public void load(EngineProfile profile) {}

  @Override
  public RunResult run(RunRequest request, RunControl control, SpanSink spans, Progress progress) {
    SpanBatch.Lane lane = new SpanBatch.Lane(0, 0, engine.key().engine(), StreamPriority.NORMAL);
    List<String> names =
        Stream.concat(
                engine.kernels().stream().map(KernelProfile::name),
                Stream.of(engine.key().engine().value()))
            .toList();
    int perInference = names.size();
    for (long from = 0; from < spanCount; from += BATCH) {
      spans.accept(batch(from, (int) Math.min(BATCH, spanCount - from), perInference, lane, names));
    }
    return Recorded.simulated().run(request, control, SpanSink.none(), progress);
  }

  private static SpanBatch batch(
      long from, int size, int perInference, SpanBatch.Lane lane, List<String> names) {
    byte[] kind = new byte[size];
    int[] name = new int[size];
    int[] inference = new int[size];
    long[] start = new long[size];
    long[] end = new long[size];
    long[] solo = new long[size];
    short[] sms = new short[size];
    for (int i = 0; i < size; i++) {
      long at = from + i;
      int inside = (int) (at % perInference);
      boolean whole = inside == perInference - 1;
      kind[i] = whole ? (byte) SpanKind.INFERENCE.ordinal() : KERNEL;
      name[i] = inside;
      inference[i] = (int) (at / perInference);
      end[i] = 1000 * (at + 1 - (whole ? 1 : 0));
      start[i] = end[i] - 1000L * (whole ? perInference - 1 : 1);
    }
    Arrays.fill(solo, 1000);
    Arrays.fill(sms, (short) 54);
    return new SpanBatch(
        List.of(lane), names, new int[size], kind, name, inference, start, end, solo, sms);
  }

  @Override
  public void close() {}
}
