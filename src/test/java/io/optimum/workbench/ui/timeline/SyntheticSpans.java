package io.optimum.workbench.ui.timeline;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.SpanKind;
import io.optimum.workbench.domain.run.StreamPriority;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Spans as a device would stream them: inferences of a copy, kernels, and a copy back.
public final class SyntheticSpans {
  private static final List<String> NAMES =
      List.of(
          "sm80_xmma_fprop_implicit_gemm_f16f16_f16f32_f32_nhwckrsc_nhwc_tilesize128x64x32",
          "sm80_xmma_gemm_f16f16_f16f32_f32_tn_n_tilesize64x64x64_stage5",
          "pooling_kernel_max_3x3",
          "generatedNativePointwise",
          "softmax_warp_forward",
          "__myl_MulAddRelu",
          "copyPackedKernel");
  private static final List<SpanBatch.Lane> LANES =
      List.of(
          new SpanBatch.Lane(0, 0, new EngineId("resnet50-fp16"), StreamPriority.HIGH),
          new SpanBatch.Lane(0, 1, new EngineId("resnet50-fp16"), StreamPriority.HIGH),
          new SpanBatch.Lane(1, 0, new EngineId("bert-base-fp16"), StreamPriority.NORMAL),
          new SpanBatch.Lane(2, 0, new EngineId("yolov4-int8"), StreamPriority.LOW),
          new SpanBatch.Lane(3, 0, new EngineId("distilbert-fp16"), StreamPriority.NORMAL));

  private final Random random;
  private final SpanBatch.Lane lane;
  private long nowNanos;
  private int inference;

  private final SpanBatch batch;
  private int filled;

  private SyntheticSpans(SpanBatch.Lane lane, int size, long seed) {
    this.lane = lane;
    this.random = new Random(seed);
    this.nowNanos = random.nextInt(300_000);
    this.batch = SpanBatch.blank(List.of(lane), NAMES, size);
  }

  /// One batch of `spansPerLane` spans for each stream, of four engines in turn.
  public static List<SpanBatch> batches(int laneCount, int spansPerLane) {
    return IntStream.range(0, laneCount)
        .mapToObj(i -> new SyntheticSpans(lane(i), spansPerLane, i).fill())
        .toList();
  }

  private static SpanBatch.Lane lane(int index) {
    SpanBatch.Lane like = LANES.get(index % LANES.size());
    int stream = like.stream() + 2 * (index / LANES.size());
    return new SpanBatch.Lane(like.deployment(), stream, like.engine(), like.priority());
  }

  private SpanBatch fill() {
    while (filled < batch.size()) {
      long start = nowNanos;
      add(SpanKind.HOST_TO_DEVICE, 0, 12_000, 0);
      int kernels = 12 + lane.deployment() * 9;
      for (int i = 0; i < kernels; i++) {
        int name = random.nextInt(NAMES.size());
        long solo = 8_000L + random.nextInt(90_000) / (1 + i % 4);
        add(SpanKind.KERNEL, name, (long) (solo * (1.05 + 0.6 * random.nextDouble())), solo);
      }
      add(SpanKind.DEVICE_TO_HOST, 0, 5_000, 0);
      put(SpanKind.INFERENCE, 0, start, nowNanos, 0);
      inference++;
      nowNanos += random.nextInt(250_000);
    }
    return batch;
  }

  private void add(SpanKind kind, int name, long duration, long solo) {
    put(kind, name, nowNanos, nowNanos + duration, solo);
    nowNanos += duration + 1_200;
  }

  private void put(SpanKind kind, int name, long start, long end, long solo) {
    if (filled == batch.size()) {
      return;
    }
    batch.kind()[filled] = (byte) List.of(SpanKind.values()).indexOf(kind);
    batch.nameIndex()[filled] = name;
    batch.inference()[filled] = inference;
    batch.startNanos()[filled] = start;
    batch.endNanos()[filled] = end;
    batch.soloNanos()[filled] = solo;
    batch.smCount()[filled] = (short) (kind == SpanKind.KERNEL ? 20 + random.nextInt(88) : 0);
    filled++;
  }
}
