package io.optimum.workbench.ui.timeline.span;

/// What is drawn of a track of which many spans lie in each pixel. Instead of spans it reads marks,
/// one for several spans, and takes the sums between two of them to grow evenly; where the spans of
/// a mark reach over more than a pixel, as around a pause, it looks at them one by one. The shares
/// of all pixels add up to the busy time whichever way each boundary was found.
final class CoarseDetail {
  private final double startNanos;
  private final double nanosPerPixel;
  private final int pixels;
  private double[] left = new double[Chunk.SUMS];
  private double[] right = new double[Chunk.SUMS];
  private int mark;
  private int step = 1;

  /// @param startNanos time at the left edge of pixel 0
  CoarseDetail(double startNanos, double nanosPerPixel, int pixels) {
    this.startNanos = startNanos;
    this.nanosPerPixel = nanosPerPixel;
    this.pixels = pixels;
  }

  /// Whether the spans of two marks fit into a pixel on average.
  static boolean suits(Track track, double nanosPerPixel) {
    int marks = track.markCount();
    return marks > 0
        && 2.0 * (track.markNanos(marks - 1) - track.markNanos(-1)) / marks <= nanosPerPixel;
  }

  void slice(Track track, Slices out, boolean withUse) {
    int from = pixelOf(track.startNanos(0));
    int to = Math.min(pixels, 1 + pixelOf(track.endNanos(track.size() - 1)));
    int pixel = Math.max(0, from);
    mark = 0;
    sumsAt(track, timeOf(pixel), left);
    for (; pixel < to; pixel++) {
      sumsAt(track, timeOf(pixel + 1), right);
      double busy = right[Chunk.BUSY] - left[Chunk.BUSY];
      if (busy > 0) {
        double copies = (right[Chunk.COPIES] - left[Chunk.COPIES]) / busy;
        out.addMany(pixel, busy / nanosPerPixel, copies);
        if (withUse) {
          out.use(
              (right[Chunk.SMS] - left[Chunk.SMS]) / nanosPerPixel,
              (right[Chunk.DRAM] - left[Chunk.DRAM]) / nanosPerPixel);
        }
      }
      double[] next = left;
      left = right;
      right = next;
    }
  }

  private void sumsAt(Track track, double nanos, double[] sums) {
    int before = mark;
    mark = firstMarkAfter(track, nanos, mark, mark + step);
    step = Math.max(1, mark - before);
    long from = track.markNanos(mark - 1);
    boolean last = mark >= track.markCount();
    double length = last ? 0 : track.markNanos(mark) - from;
    if (last || length > nanosPerPixel) {
      int first = Math.max(0, mark * Chunk.MARKED);
      int span = track.firstEndingAfter(nanos, Math.min(first, track.size()));
      for (int which = 0; which < Chunk.SUMS; which++) {
        sums[which] = track.sumUntil(nanos, span, which);
      }
    } else {
      double share = length <= 0 ? 1 : Math.clamp((nanos - from) / length, 0, 1);
      for (int which = 0; which < Chunk.SUMS; which++) {
        double low = track.markSum(mark - 1, which);
        sums[which] = low + share * (track.markSum(mark, which) - low);
      }
    }
  }

  /// The first mark that ends after a moment, at or after `from`, near `guess`.
  private static int firstMarkAfter(Track track, double nanos, int from, int guess) {
    int count = track.markCount();
    int low = from;
    int at = Math.min(guess, count);
    if (at > low && track.markNanos(at - 1) <= nanos) {
      low = at;
    }
    int stride = 1;
    while (low < count && track.markNanos(Math.min(count - 1, low + stride - 1)) <= nanos) {
      low += stride;
      stride *= 2;
    }
    int high = Math.min(count, low + stride - 1);
    low = Math.min(low, count);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (track.markNanos(middle) <= nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int pixelOf(long nanos) {
    return (int) Math.clamp(Math.floor((nanos - startNanos) / nanosPerPixel), -1, pixels);
  }

  private double timeOf(int pixel) {
    return startNanos + pixel * nanosPerPixel;
  }
}
