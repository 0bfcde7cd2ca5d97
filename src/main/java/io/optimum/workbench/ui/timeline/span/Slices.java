package io.optimum.workbench.ui.timeline.span;

import java.util.Arrays;

/// What is drawn of one track: runs of pixels, ascending and disjoint. Reused from frame to frame.
public final class Slices {
  /// In [#span]: the run stands for several spans.
  public static final int MANY = -1;

  public int count;
  public int[] fromPixel = new int[256];
  public int[] toPixel = new int[256];
  public int[] span = new int[256];
  public float[] busyFraction = new float[256];
  public float[] copyShare = new float[256];

  /// SMs used, and bytes of device memory moved per nanosecond, on average over the run of pixels.
  public float[] sms = new float[256];

  public float[] dram = new float[256];

  void clear() {
    count = 0;
  }

  void addSpan(int from, int to, int index) {
    add(from, to, index);
    busyFraction[count - 1] = 1;
  }

  void addMany(int pixel, double busy, double copies) {
    add(pixel, pixel + 1, MANY);
    busyFraction[count - 1] = (float) Math.clamp(busy, 0, 1);
    copyShare[count - 1] = (float) copies;
  }

  /// What the run of pixels added last used of the GPU.
  void use(double smCount, double dramBytesPerNano) {
    sms[count - 1] = (float) smCount;
    dram[count - 1] = (float) dramBytesPerNano;
  }

  private void add(int from, int to, int index) {
    if (count == span.length) {
      grow();
    }
    fromPixel[count] = from;
    toPixel[count] = to;
    span[count] = index;
    count++;
  }

  private void grow() {
    fromPixel = Arrays.copyOf(fromPixel, 2 * count);
    toPixel = Arrays.copyOf(toPixel, 2 * count);
    span = Arrays.copyOf(span, 2 * count);
    busyFraction = Arrays.copyOf(busyFraction, 2 * count);
    copyShare = Arrays.copyOf(copyShare, 2 * count);
    sms = Arrays.copyOf(sms, 2 * count);
    dram = Arrays.copyOf(dram, 2 * count);
  }
}
