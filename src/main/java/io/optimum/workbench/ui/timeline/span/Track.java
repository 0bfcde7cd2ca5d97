package io.optimum.workbench.ui.timeline.span;

import io.optimum.workbench.domain.run.SpanKind;
import io.optimum.workbench.domain.run.StreamPriority;

/// The spans of one lane in the order in which they ended, in columns. Immutable.
///
/// Spans of one stream do not overlap, so starts ascend too and the busy time between two moments
/// follows from running sums.
public final class Track {
  /// By the byte that batches carry.
  static final SpanKind[] KINDS = SpanKind.values();

  private static final StreamPriority[] PRIORITIES = StreamPriority.values();

  private final Chunk[] chunks;
  private final int size;
  private final long[] before;

  /// @param before the running sums before the first span, in the order of a [Chunk]
  Track(Chunk[] chunks, int size, long[] before) {
    this.chunks = chunks;
    this.size = size;
    this.before = before;
  }

  public int size() {
    return size;
  }

  public long startNanos(int span) {
    return chunks[span / Chunk.SIZE].startNanos[span % Chunk.SIZE];
  }

  public long endNanos(int span) {
    return chunks[span / Chunk.SIZE].endNanos[span % Chunk.SIZE];
  }

  public long durationNanos(int span) {
    return endNanos(span) - startNanos(span);
  }

  /// Duration alone; 0 = not known.
  public long soloNanos(int span) {
    return chunks[span / Chunk.SIZE].soloNanos[span % Chunk.SIZE];
  }

  public int name(int span) {
    return chunks[span / Chunk.SIZE].name[span % Chunk.SIZE];
  }

  public int inference(int span) {
    return chunks[span / Chunk.SIZE].inference[span % Chunk.SIZE];
  }

  /// SMs it had blocks on; 0 = not known.
  public int smCount(int span) {
    return chunks[span / Chunk.SIZE].smCount[span % Chunk.SIZE];
  }

  public SpanKind kind(int span) {
    return KINDS[chunks[span / Chunk.SIZE].kind[span % Chunk.SIZE]];
  }

  /// Of its stream when it was enqueued.
  public StreamPriority priority(int span) {
    return PRIORITIES[chunks[span / Chunk.SIZE].priority[span % Chunk.SIZE]];
  }

  public boolean isCopy(int span) {
    return isCopy(kind(span));
  }

  public static boolean isCopy(SpanKind kind) {
    return kind == SpanKind.HOST_TO_DEVICE || kind == SpanKind.DEVICE_TO_HOST;
  }

  /// The first span that ends after `nanos`, at or after span `from`; [#size()] when there is none.
  /// Fast when it is near `from`.
  public int firstEndingAfter(double nanos, int from) {
    return firstEndingAfter(nanos, from, from);
  }

  /// The same, fast when it is near `guess`.
  public int firstEndingAfter(double nanos, int from, int guess) {
    int low = from;
    int high = size;
    int at = Math.clamp(guess, from, Math.max(from, size - 1));
    if (at < size && endNanos(at) <= nanos) {
      low = at + 1;
      for (int stride = 2; low < size; stride = Math.min(2 * stride, size)) {
        int probe = Math.min(size - 1, low + stride);
        if (endNanos(probe) > nanos) {
          high = probe;
          break;
        }
        low = probe + 1;
      }
    } else {
      high = Math.min(at, size);
      for (int stride = 2; high > from; stride = Math.min(2 * stride, size)) {
        int probe = Math.max(from, high - stride);
        if (endNanos(probe) <= nanos) {
          low = probe + 1;
          break;
        }
        high = probe;
      }
    }
    return search(nanos, low, high);
  }

  private int search(double nanos, int from, int to) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (endNanos(middle) <= nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// Busy time from `fromNanos` to `toNanos`.
  ///
  /// @param first the first span that ends after `fromNanos`
  /// @param beyond the first span that ends after `toNanos`
  public double busyNanos(double fromNanos, double toNanos, int first, int beyond) {
    double whole = sum(beyond, Chunk.BUSY) - sum(first, Chunk.BUSY);
    return whole - before(first, fromNanos) + before(beyond, toNanos);
  }

  /// Share of the busy time of spans `first` to `beyond`, both included, that is copies.
  double copyShare(int first, int beyond) {
    int last = Math.min(size, beyond + 1);
    double busy = sum(last, Chunk.BUSY) - sum(first, Chunk.BUSY);
    return busy <= 0 ? 0 : (sum(last, Chunk.COPIES) - sum(first, Chunk.COPIES)) / busy;
  }

  /// SMs used times their time from `fromNanos` to `toNanos`; spans as for [#busyNanos].
  double smNanos(double fromNanos, double toNanos, int first, int beyond) {
    return sum(beyond, Chunk.SMS)
        - sum(first, Chunk.SMS)
        - before(first, fromNanos) * smCountOr0(first)
        + before(beyond, toNanos) * smCountOr0(beyond);
  }

  /// Bytes of device memory moved from `fromNanos` to `toNanos`; spans as for [#busyNanos].
  public double dramBytes(double fromNanos, double toNanos, int first, int beyond) {
    return sum(beyond, Chunk.DRAM)
        - sum(first, Chunk.DRAM)
        - before(first, fromNanos) * dramBytesPerNano(first)
        + before(beyond, toNanos) * dramBytesPerNano(beyond);
  }

  /// Bytes that a span moved; 0 = not known.
  public long dramBytes(int span) {
    return sum(span + 1, Chunk.DRAM) - sum(span, Chunk.DRAM);
  }

  /// The mean rate of a span; 0 = not known, or there is no such span.
  double dramBytesPerNano(int span) {
    return span < size ? dramBytes(span) / (double) Math.max(1, durationNanos(span)) : 0;
  }

  /// Whether any span says how many SMs it used.
  public boolean knowsSms() {
    return sum(size, Chunk.SMS) > sum(0, Chunk.SMS);
  }

  /// Whether it is known of any span how much it moved.
  public boolean knowsDram() {
    return sum(size, Chunk.DRAM) > sum(0, Chunk.DRAM);
  }

  private int smCountOr0(int span) {
    return span < size ? smCount(span) : 0;
  }

  private double before(int span, double nanos) {
    return span < size ? Math.max(0, Math.min(nanos, endNanos(span)) - startNanos(span)) : 0;
  }

  /// How many marks there are: each stands for as many spans as [Chunk#MARKED] says.
  int markCount() {
    return size / Chunk.MARKED;
  }

  /// When the last span of a mark ends; the beginning of the first span for mark -1.
  long markNanos(int mark) {
    return mark < 0
        ? size == 0 ? 0 : startNanos(0)
        : chunks[mark / Chunk.MARKS].marks[mark % Chunk.MARKS * Chunk.MARK];
  }

  /// A running sum up to and with the spans of a mark.
  long markSum(int mark, int which) {
    return mark < 0
        ? before[which]
        : chunks[mark / Chunk.MARKS].marks[mark % Chunk.MARKS * Chunk.MARK + 1 + which];
  }

  /// A running sum up to a moment.
  ///
  /// @param span the first that ends after it
  double sumUntil(double nanos, int span, int which) {
    double part = before(span, nanos);
    double rate =
        part == 0
            ? 0
            : (sum(span + 1, which) - sum(span, which)) / (double) Math.max(1, durationNanos(span));
    return sum(span, which) + part * rate;
  }

  /// A running sum over the spans before `span`.
  private long sum(int span, int which) {
    return span == 0
        ? before[which]
        : chunks[(span - 1) / Chunk.SIZE].sum((span - 1) % Chunk.SIZE, which);
  }
}
