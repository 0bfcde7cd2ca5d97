package io.optimum.workbench.ui.timeline;

import io.optimum.workbench.domain.SpanKind;

/// The spans of one lane in the order in which they ended, in columns. Immutable.
///
/// Spans of one stream do not overlap, so starts ascend too and the busy time between two moments
/// follows from running sums.
final class Track {
  /// By the byte that batches carry.
  static final SpanKind[] KINDS = SpanKind.values();

  private final Chunk[] chunks;
  private final int size;

  Track(Chunk[] chunks, int size) {
    this.chunks = chunks;
    this.size = size;
  }

  int size() {
    return size;
  }

  long startNanos(int span) {
    return chunks[span / Chunk.SIZE].startNanos[span % Chunk.SIZE];
  }

  long endNanos(int span) {
    return chunks[span / Chunk.SIZE].endNanos[span % Chunk.SIZE];
  }

  long durationNanos(int span) {
    return endNanos(span) - startNanos(span);
  }

  /// Duration alone; 0 = not known.
  long soloNanos(int span) {
    return chunks[span / Chunk.SIZE].soloNanos[span % Chunk.SIZE];
  }

  int name(int span) {
    return chunks[span / Chunk.SIZE].name[span % Chunk.SIZE];
  }

  int inference(int span) {
    return chunks[span / Chunk.SIZE].inference[span % Chunk.SIZE];
  }

  /// SMs it had blocks on; 0 = not known.
  int smCount(int span) {
    return chunks[span / Chunk.SIZE].smCount[span % Chunk.SIZE];
  }

  SpanKind kind(int span) {
    return KINDS[chunks[span / Chunk.SIZE].kind[span % Chunk.SIZE]];
  }

  boolean isCopy(int span) {
    return isCopy(kind(span));
  }

  static boolean isCopy(SpanKind kind) {
    return kind == SpanKind.HOST_TO_DEVICE || kind == SpanKind.DEVICE_TO_HOST;
  }

  /// The first span that ends after `nanos`, at or after span `from`; [#size()] when there is none.
  /// Fast when it is near `from`.
  int firstEndingAfter(double nanos, int from) {
    int low = from;
    int stride = 1;
    while (low < size && endNanos(Math.min(size - 1, low + stride - 1)) <= nanos) {
      low += stride;
      stride = Math.min(stride * 2, size);
    }
    int high = Math.min(size, low + stride - 1);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (endNanos(middle) <= nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return Math.min(low, size);
  }

  /// Busy time from `fromNanos` to `toNanos`.
  ///
  /// @param first the first span that ends after `fromNanos`
  /// @param beyond the first span that ends after `toNanos`
  double busyNanos(double fromNanos, double toNanos, int first, int beyond) {
    double whole = busySum(beyond) - busySum(first);
    return whole - before(first, fromNanos) + before(beyond, toNanos);
  }

  /// Share of the busy time of spans `first` to `beyond`, both included, that is copies.
  double copyShare(int first, int beyond) {
    int last = Math.min(size, beyond + 1);
    double busy = busySum(last) - busySum(first);
    return busy <= 0 ? 0 : (copySum(last) - copySum(first)) / busy;
  }

  /// SMs used times their time from `fromNanos` to `toNanos`; spans as for [#busyNanos].
  double smNanos(double fromNanos, double toNanos, int first, int beyond) {
    return smSum(beyond)
        - smSum(first)
        - before(first, fromNanos) * smCountOr0(first)
        + before(beyond, toNanos) * smCountOr0(beyond);
  }

  /// Bytes of device memory moved from `fromNanos` to `toNanos`; spans as for [#busyNanos].
  double dramBytes(double fromNanos, double toNanos, int first, int beyond) {
    return dramSum(beyond)
        - dramSum(first)
        - before(first, fromNanos) * dramBytesPerNano(first)
        + before(beyond, toNanos) * dramBytesPerNano(beyond);
  }

  /// Bytes that a span moved; 0 = not known.
  long dramBytes(int span) {
    return dramSum(span + 1) - dramSum(span);
  }

  /// The mean rate of a span; 0 = not known, or there is no such span.
  double dramBytesPerNano(int span) {
    return span < size ? dramBytes(span) / (double) Math.max(1, durationNanos(span)) : 0;
  }

  /// Whether any span says how many SMs it used.
  boolean knowsSms() {
    return smSum(size) > smSum(0);
  }

  /// Whether it is known of any span how much it moved.
  boolean knowsDram() {
    return dramSum(size) > 0;
  }

  private int smCountOr0(int span) {
    return span < size ? smCount(span) : 0;
  }

  private long smSum(int span) {
    return span == 0
        ? size == 0 ? 0 : chunks[0].smNanos[0] - durationNanos(0) * smCount(0)
        : chunks[(span - 1) / Chunk.SIZE].smNanos[(span - 1) % Chunk.SIZE];
  }

  /// The sum before the oldest span that is kept is not known; that span counts as moving nothing.
  private long dramSum(int span) {
    int last = Math.max(0, span - 1);
    return size == 0 ? 0 : chunks[last / Chunk.SIZE].dramBytes[last % Chunk.SIZE];
  }

  private double before(int span, double nanos) {
    return span < size ? Math.max(0, Math.min(nanos, endNanos(span)) - startNanos(span)) : 0;
  }

  /// Busy time of the spans before `span`.
  private long busySum(int span) {
    return span == 0 ? base() : chunks[(span - 1) / Chunk.SIZE].busyNanos[(span - 1) % Chunk.SIZE];
  }

  private long copySum(int span) {
    return span == 0
        ? copyBase()
        : chunks[(span - 1) / Chunk.SIZE].copyNanos[(span - 1) % Chunk.SIZE];
  }

  /// Running sum before the oldest span that is kept.
  private long base() {
    return size == 0 ? 0 : chunks[0].busyNanos[0] - durationNanos(0);
  }

  private long copyBase() {
    return size == 0 ? 0 : chunks[0].copyNanos[0] - (isCopy(0) ? durationNanos(0) : 0);
  }
}
