package io.optimum.workbench.domain.run;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.KernelLaunch;
import java.util.Arrays;
import java.util.List;

/// Spans in columns, in the order in which they ended. Arrays are owned by the batch and must not
/// be changed once handed over.
///
/// @param lanes one lane per stream: which deployment and stream it belongs to
/// @param names kernel names; `nameIndex` points here. A kernel that was launched in several ways
///   is there once for each
/// @param launches how the kernel of each name was launched, in the order of `names`; empty =
///   nobody saw any
/// @param lane index into `lanes`
/// @param kind ordinal of [SpanKind]
/// @param nameIndex index into `names`
/// @param inference running number of the inference within its lane
/// @param startNanos since the start of the run
/// @param endNanos since the start of the run
/// @param soloNanos duration alone; 0 = not known
/// @param smCount SMs on which it had blocks at most; 0 = not known
public record SpanBatch(
    List<Lane> lanes,
    List<String> names,
    List<KernelLaunch> launches,
    int[] lane,
    byte[] kind,
    int[] nameIndex,
    int[] inference,
    long[] startNanos,
    long[] endNanos,
    long[] soloNanos,
    short[] smCount) {
  /// A stream of a deployment.
  public record Lane(int deployment, int stream, EngineId engine, StreamPriority priority) {
    /// The same stream at another priority.
    public Lane withPriority(StreamPriority other) {
      return new Lane(deployment, stream, engine, other);
    }
  }

  private static final KernelLaunch NOT_OBSERVED = new KernelLaunch.NotObserved();

  public SpanBatch {
    lanes = List.copyOf(lanes);
    names = List.copyOf(names);
    launches = List.copyOf(launches);
    if (!launches.isEmpty() && launches.size() != names.size()) {
      throw new IllegalArgumentException(
          "There are %d launches for %d names; each name has one, or none has."
              .formatted(launches.size(), names.size()));
    }
  }

  /// Without launches.
  public SpanBatch(
      List<Lane> lanes,
      List<String> names,
      int[] lane,
      byte[] kind,
      int[] nameIndex,
      int[] inference,
      long[] startNanos,
      long[] endNanos,
      long[] soloNanos,
      short[] smCount) {
    this(
        lanes,
        names,
        List.of(),
        lane,
        kind,
        nameIndex,
        inference,
        startNanos,
        endNanos,
        soloNanos,
        smCount);
  }

  /// Columns to be filled: every entry is 0.
  public static SpanBatch blank(List<Lane> lanes, List<String> names, int size) {
    return new SpanBatch(
        lanes,
        names,
        new int[size],
        new byte[size],
        new int[size],
        new int[size],
        new long[size],
        new long[size],
        new long[size],
        new short[size]);
  }

  /// The spans from an index to another one, which is not among them.
  public SpanBatch rows(int from, int to) {
    return new SpanBatch(
        lanes,
        names,
        launches,
        Arrays.copyOfRange(lane, from, to),
        Arrays.copyOfRange(kind, from, to),
        Arrays.copyOfRange(nameIndex, from, to),
        Arrays.copyOfRange(inference, from, to),
        Arrays.copyOfRange(startNanos, from, to),
        Arrays.copyOfRange(endNanos, from, to),
        Arrays.copyOfRange(soloNanos, from, to),
        Arrays.copyOfRange(smCount, from, to));
  }

  /// How the kernel of a name was launched.
  ///
  /// @param name index into `names`
  public KernelLaunch launch(int name) {
    return launches.isEmpty() ? NOT_OBSERVED : launches.get(name);
  }

  public int size() {
    return startNanos.length;
  }
}
