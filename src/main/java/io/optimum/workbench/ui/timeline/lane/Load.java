package io.optimum.workbench.ui.timeline.lane;

import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.ui.timeline.span.KernelBook;
import io.optimum.workbench.ui.timeline.span.RowLayout;
import io.optimum.workbench.ui.timeline.span.Slices;
import io.optimum.workbench.ui.timeline.span.SpanSnapshot;
import io.optimum.workbench.ui.timeline.span.Track;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What the GPU does as a whole in each pixel: the sum over all streams of the run that is watched,
/// whether they are shown or not. Reused from frame to frame.
///
/// A kernel counts the SMs it has blocks on at most, so kernels that share an SM count it twice;
/// the share is cut off at 1. Traffic of device memory is that of the kernels' profiles, spread
/// evenly over the time they took.
public final class Load {
  private float[] kernels = new float[1];
  private float[] sms = new float[1];
  private float[] dram = new float[1];
  private int first;
  private int beyond;

  public void clear(int width) {
    during(0, width);
    if (kernels.length != width) {
      kernels = new float[width];
      sms = new float[width];
      dram = new float[width];
    }
    Arrays.fill(kernels, 0);
    Arrays.fill(sms, 0);
    Arrays.fill(dram, 0);
  }

  /// The pixels from `from` to before `to` are in the run; those around it are in no mean.
  void during(int from, int to) {
    first = from;
    beyond = to;
  }

  public void add(Slices slices, Track track) {
    for (int i = 0; i < slices.count; i++) {
      boolean many = slices.span[i] == Slices.MANY;
      float copies = many ? slices.copyShare[i] : track.isCopy(slices.span[i]) ? 1 : 0;
      float running = slices.busyFraction[i] * (1 - copies);
      for (int x = slices.fromPixel[i]; x < slices.toPixel[i]; x++) {
        kernels[x] += running;
        sms[x] += slices.sms[i];
        dram[x] += slices.dram[i];
      }
    }
  }

  /// By pixel, from 0 to 1.
  float at(RowLayout.Kind kind, int x, double most) {
    float[] values =
        switch (kind) {
          case KERNELS -> kernels;
          case SMS -> sms;
          case DRAM -> dram;
          case ENGINE, STREAM ->
              throw new IllegalArgumentException("A row of %s has no load.".formatted(kind));
        };
    return (float) Math.min(1, values[x] / most);
  }

  /// Mean over the pixels of the run, from 0 to 1.
  public double mean(RowLayout.Kind kind, double most) {
    double sum = 0;
    for (int x = first; x < beyond; x++) {
      sum += at(kind, x, most);
    }
    return sum / Math.max(1, beyond - first);
  }

  /// What is 1: all streams, all SMs, all of the bandwidth.
  public static double most(RowLayout.Kind kind, SpanSnapshot run, KernelBook book) {
    return switch (kind) {
      case SMS -> book.gpu().map(GpuSpec::smCount).orElse(1);
      case DRAM -> book.gpu().map(GpuSpec::dramBytesPerSecond).orElse(1e9) / 1e9;
      case KERNELS, ENGINE, STREAM -> Math.max(1, run.lanes().size());
    };
  }

  /// The rows that can be drawn: those whose figures are known.
  public static List<RowLayout.Kind> known(SpanSnapshot run, KernelBook book) {
    List<RowLayout.Kind> kinds = new ArrayList<>();
    if (!run.isEmpty()) {
      kinds.add(RowLayout.Kind.KERNELS);
      boolean sms = run.lanes().stream().anyMatch(each -> each.operations().knowsSms());
      if (sms && book.gpu().isPresent()) {
        kinds.add(RowLayout.Kind.SMS);
      }
      boolean dram = run.lanes().stream().anyMatch(each -> each.operations().knowsDram());
      if (dram && book.gpu().isPresent()) {
        kinds.add(RowLayout.Kind.DRAM);
      }
    }
    return kinds;
  }
}
