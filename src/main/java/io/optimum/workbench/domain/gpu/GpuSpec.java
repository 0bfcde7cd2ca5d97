package io.optimum.workbench.domain.gpu;

import io.optimum.workbench.domain.Require;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A GPU as data: what a data sheet says, each figure with its source.
///
/// @param id file name of the sheet
/// @param name the name the driver reports, for example `NVIDIA A100 80GB PCIe`
/// @param computeCapability major.minor, for example `8.0`
/// @param smCount streaming multiprocessors in use
/// @param boostClockHertz SM clock under boost
/// @param smLimits occupancy limits of one SM
/// @param peakFlopsPerSecond dense peak per pipe; a pipe that is absent does not exist here
/// @param dramBytesPerSecond peak bandwidth of device memory
/// @param l2Bytes capacity of the L2 cache
/// @param l2BytesPerSecond read bandwidth of the L2 cache
/// @param pcieBytesPerSecond host link bandwidth per direction; where CPU and GPU share memory,
///   what a copy reaches
/// @param memoryBytes device memory as CUDA reports it; less than the nominal size by what ECC and
///   the driver keep
/// @param boardPowerWatts board power limit; of a MIG slice its share by SMs
/// @param copyEngines asynchronous copy engines
/// @param launchHostNanos host time to enqueue one kernel
/// @param kernelGapNanos device time between dependent kernels of one stream
/// @param graphKernelGapNanos the same inside a CUDA graph
/// @param sources figure name to where it comes from
public record GpuSpec(
    GpuId id,
    String name,
    String computeCapability,
    int smCount,
    double boostClockHertz,
    SmLimits smLimits,
    SortedMap<Pipe, Double> peakFlopsPerSecond,
    double dramBytesPerSecond,
    long l2Bytes,
    double l2BytesPerSecond,
    double pcieBytesPerSecond,
    long memoryBytes,
    double boardPowerWatts,
    int copyEngines,
    long launchHostNanos,
    long kernelGapNanos,
    long graphKernelGapNanos,
    SortedMap<String, String> sources) {
  /// Pinned copies reach about 25 of the 31.5 GB/s of PCIe 4.0 x16 (CUDA sample `bandwidthTest`);
  /// assumed for every link.
  public static final double LINK_EFFICIENCY_FRACTION = 0.8;

  public GpuSpec {
    Require.text(name, "name");
    Require.positive(smCount, "smCount");
    Require.positive(boostClockHertz, "boostClockHertz");
    peakFlopsPerSecond = sorted(peakFlopsPerSecond);
    peakFlopsPerSecond.forEach((pipe, peak) -> Require.positive(peak, "peak of " + pipe));
    Require.positive(dramBytesPerSecond, "dramBytesPerSecond");
    Require.positive(l2Bytes, "l2Bytes");
    Require.positive(l2BytesPerSecond, "l2BytesPerSecond");
    Require.positive(pcieBytesPerSecond, "pcieBytesPerSecond");
    Require.positive(memoryBytes, "memoryBytes");
    Require.positive(boardPowerWatts, "boardPowerWatts");
    Require.positive(copyEngines, "copyEngines");
    Require.notNegative(launchHostNanos, "launchHostNanos");
    Require.notNegative(kernelGapNanos, "kernelGapNanos");
    Require.notNegative(graphKernelGapNanos, "graphKernelGapNanos");
    sources = sorted(sources);
  }

  /// The peak of a pipe; an `IllegalArgumentException` that lists the pipes there are, where this
  /// GPU lacks it.
  public double peak(Pipe pipe) {
    Double peak = peakFlopsPerSecond.get(pipe);
    if (peak == null) {
      throw new IllegalArgumentException(
          "The GPU %s has no %s pipe. It has %s.".formatted(id, pipe, peakFlopsPerSecond.keySet()));
    }
    return peak;
  }

  /// Time of a copy between host and device with the link to itself.
  public double copyNanos(long bytes) {
    return bytes * 1e9 / (pcieBytesPerSecond * LINK_EFFICIENCY_FRACTION);
  }

  private static <K extends Comparable<K>, V> SortedMap<K, V> sorted(Map<K, V> map) {
    return java.util.Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
