package io.optimum.workbench.device.cuda;

import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.Pipe;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The data sheet of a GPU that a driver found: one that ships, if it is of this very GPU; else one
/// made of the driver's attributes, in which `sources` says what the driver does not know and we
/// assumed.
final class DriverSheet {
  /// ECC and driver versions change the memory that is left by this much.
  private static final double MEMORY_TOLERANCE = 0.03;

  private static final double ASSUMED_POWER_WATTS = 300;
  private static final double ASSUMED_LINK_BYTES_PER_SECOND = 3.15e10;
  private static final double ASSUMED_L2_PER_DRAM = 3;
  private static final long LAUNCH_NANOS = 2500;
  private static final long GAP_NANOS = 900;
  private static final long GRAPH_GAP_NANOS = 500;

  /// 32-bit floating-point results per clock and SM (CUDA C++ Programming Guide, "Arithmetic
  /// Instructions", table of throughputs).
  private static final Map<String, Integer> CORES =
      Map.of(
          "7.0", 64, "7.2", 64, "7.5", 64, "8.0", 64, "8.6", 128, "8.7", 128, "8.9", 128, "9.0",
          128);

  private static final int CORES_OF_NEWER = 128;

  private DriverSheet() {}

  /// @param shipped sheets, MIG instances among them
  static GpuSpec of(CudaGpuInfo gpu, List<GpuSpec> shipped) {
    return shipped.stream()
        .filter(each -> each.name().equals(gpu.name()) && each.smCount() == gpu.smCount())
        .filter(each ->
            Math.abs(each.memoryBytes() - gpu.memoryBytes())
                <= MEMORY_TOLERANCE * each.memoryBytes())
        .findFirst()
        .orElseGet(() -> made(gpu));
  }

  private static GpuSpec made(CudaGpuInfo gpu) {
    double dram = 2 * gpu.memoryClockHertz() * gpu.memoryBusBits() / Byte.SIZE;
    int cores = CORES.getOrDefault(gpu.computeCapability(), CORES_OF_NEWER);
    SortedMap<Pipe, Double> peaks = new TreeMap<>();
    peaks.put(Pipe.FP32, 2.0 * cores * gpu.smCount() * gpu.clockHertz());
    return new GpuSpec(
        id(gpu),
        gpu.name(),
        gpu.computeCapability(),
        gpu.smCount(),
        gpu.clockHertz(),
        gpu.sm(),
        peaks,
        dram,
        gpu.l2Bytes(),
        ASSUMED_L2_PER_DRAM * dram,
        ASSUMED_LINK_BYTES_PER_SECOND,
        gpu.memoryBytes(),
        ASSUMED_POWER_WATTS,
        Math.max(1, gpu.copyEngines()),
        LAUNCH_NANOS,
        GAP_NANOS,
        GRAPH_GAP_NANOS,
        sources());
  }

  private static GpuId id(CudaGpuInfo gpu) {
    String words =
        gpu.name()
            .toLowerCase(Locale.ROOT)
            .replaceAll("nvidia|geforce", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    String name = words.isEmpty() ? "gpu" : words;
    return new GpuId(
        "%s-%dsm".formatted(name.length() > 80 ? name.substring(0, 80) : name, gpu.smCount()));
  }

  private static SortedMap<String, String> sources() {
    SortedMap<String, String> sources = new TreeMap<>();
    for (String figure :
        List.of(
            "name",
            "computeCapability",
            "smCount",
            "boostClockHertz",
            "smLimits",
            "l2Bytes",
            "memoryBytes",
            "copyEngines")) {
      sources.put(figure, "the driver's device attributes");
    }
    sources.put(
        "dramBytesPerSecond",
        "derived: the driver's memory clock and bus width, two transfers per clock");
    sources.put(
        "peakFlopsPerSecond.FP32",
        "derived: CUDA C++ Programming Guide, results per clock and SM, at the driver's clock;"
            + " tensor peaks are not known");
    sources.put("l2BytesPerSecond", "assumed: three times DRAM; the driver does not say");
    sources.put("pcieBytesPerSecond", "assumed: PCI Express 4.0 x16; the driver does not say");
    sources.put("boardPowerWatts", "assumed: 300 W; the driver's attributes do not say");
    for (String figure : List.of("launchHostNanos", "kernelGapNanos", "graphKernelGapNanos")) {
      sources.put(figure, "assumed as in the shipped data sheets");
    }
    return sources;
  }
}
