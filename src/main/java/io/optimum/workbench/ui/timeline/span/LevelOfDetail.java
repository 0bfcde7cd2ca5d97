package io.optimum.workbench.ui.timeline.span;

/// Chooses what to draw of a track, so that no pixel is drawn twice: spans of two pixels or more
/// themselves, all others as the busy share of their pixel. The work is bounded by pixels, not by
/// spans: each pixel costs a short search and two differences of running sums.
public final class LevelOfDetail {
  private static final double OWN_SLICE_PIXELS = 2;

  private final double startNanos;
  private final double nanosPerPixel;
  private final int pixels;
  private boolean withUse;

  /// Spans in the last column: a guess for the next one.
  private int step;

  /// @param startNanos time at the left edge of pixel 0
  public LevelOfDetail(double startNanos, double nanosPerPixel, int pixels) {
    this.startNanos = startNanos;
    this.nanosPerPixel = nanosPerPixel;
    this.pixels = pixels;
  }

  /// Chooses what to draw, and what it used of the GPU.
  public void sliceWithUse(Track track, Slices out) {
    withUse = true;
    slice(track, out);
    withUse = false;
  }

  public void slice(Track track, Slices out) {
    out.clear();
    if (CoarseDetail.suits(track, nanosPerPixel)) {
      new CoarseDetail(startNanos, nanosPerPixel, pixels).slice(track, out, withUse);
      return;
    }
    step = 1;
    int pixel = 0;
    int span = track.firstEndingAfter(startNanos, 0);
    while (pixel < pixels && span < track.size()) {
      double from = pixelOf(track.startNanos(span));
      double to = pixelOf(track.endNanos(span));
      int at = (int) Math.max(pixel, Math.floor(from));
      if (at >= pixels) {
        return;
      }
      if (to - from >= OWN_SLICE_PIXELS) {
        pixel = (int) Math.max(at + 1, Math.min(pixels, Math.floor(to)));
        out.addSpan(at, pixel, span);
        if (withUse) {
          out.use(track.smCount(span), track.dramBytesPerNano(span));
        }
        span = track.firstEndingAfter(timeOf(pixel), span + 1);
      } else {
        span = column(track, span, at, out);
        pixel = at + 1;
      }
    }
  }

  /// Adds one pixel that stands for many spans; answers the first that reaches beyond it.
  private int column(Track track, int first, int pixel, Slices out) {
    double left = timeOf(pixel);
    double right = timeOf(pixel + 1);
    int beyond = track.firstEndingAfter(right, first, first + step);
    step = beyond - first;
    double busy = track.busyNanos(left, right, first, beyond) / nanosPerPixel;
    out.addMany(pixel, busy, track.copyShare(first, beyond));
    if (withUse) {
      out.use(
          track.smNanos(left, right, first, beyond) / nanosPerPixel,
          track.dramBytes(left, right, first, beyond) / nanosPerPixel);
    }
    return beyond;
  }

  private double pixelOf(long nanos) {
    return (nanos - startNanos) / nanosPerPixel;
  }

  private double timeOf(int pixel) {
    return startNanos + pixel * nanosPerPixel;
  }
}
