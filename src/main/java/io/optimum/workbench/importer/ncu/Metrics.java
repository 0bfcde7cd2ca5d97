package io.optimum.workbench.importer.ncu;

import java.util.OptionalDouble;

/// Names of metrics on the details page and on the raw page (Nsight Compute documentation, "Metrics
/// reference" and "Sections").
final class Metrics {
  static final String[] COMPUTE = {
    "Compute (SM) Throughput", "SM [%]", "sm__throughput.avg.pct_of_peak_sustained_elapsed"
  };
  static final String[] TENSOR = {
    "sm__pipe_tensor_cycles_active.avg.pct_of_peak_sustained_active",
    "sm__inst_executed_pipe_tensor.avg.pct_of_peak_sustained_active",
    "sm__pipe_tensor_op_hmma_cycles_active.avg.pct_of_peak_sustained_active"
  };
  static final String[] DRAM = {
    "DRAM Throughput",
    "gpu__dram_throughput.avg.pct_of_peak_sustained_elapsed",
    "dram__throughput.avg.pct_of_peak_sustained_elapsed"
  };
  static final String[] L2_HITS = {"L2 Hit Rate", "lts__t_sector_hit_rate.pct"};

  private Metrics() {}

  /// Read and written. On the details page `Memory Throughput` is both a share of the peak and, in
  /// another section, a rate: only a rate counts.
  static OptionalDouble dramBytesPerSecond(MetricRow metrics, long nanos) {
    OptionalDouble rate =
        metrics.number("dram__bytes.sum.per_second", "Memory Throughput [byte/s]");
    if (rate.isPresent()) {
      return rate;
    }
    OptionalDouble both = metrics.number("dram__bytes.sum");
    double halves =
        metrics.number("dram__bytes_read.sum").orElse(0)
            + metrics.number("dram__bytes_write.sum").orElse(0);
    double bytes = both.orElse(halves);
    return bytes > 0 ? OptionalDouble.of(bytes / nanos * 1e9) : OptionalDouble.empty();
  }
}
