package io.optimum.workbench.network;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// How many kernels an engine has, relative to what fusion yields: the least certain figure of a
/// modelled engine and the one that co-location depends on most.
///
/// Above 1, kernels spread evenly over the stream are cut into parts of equal duration and the same
/// grid; below 1, neighbours are joined under the grid of the longer one. Time, operations and
/// bytes of the engine stay what they were.
///
/// @param factor on the number of kernels
public record KernelCount(double factor) {
  /// The count as modelled.
  public static final KernelCount MODELLED = new KernelCount(1);

  public KernelCount {
    Require.positive(factor, "factor");
  }

  /// `factor` times the modelled count; 0.8, 1 and 1.5 are the range to show.
  public static KernelCount scaled(double factor) {
    return new KernelCount(factor);
  }

  /// The profile with `factor` times as many kernels, at least one; no kernel gets shorter than a
  /// nanosecond.
  public EngineProfile of(EngineProfile profile) {
    return factor == 1
        ? profile
        : Rewrites.with(
            profile,
            profile.soloLatency(),
            kernels(profile.kernels()),
            "%s Kernels cut or joined to %.2f times as many.".formatted(profile.source(), factor));
  }

  private List<KernelProfile> kernels(List<KernelProfile> modelled) {
    var result = new ArrayList<KernelProfile>();
    var pending = new ArrayList<KernelProfile>();
    for (int i = 0; i < modelled.size(); i++) {
      pending.add(modelled.get(i));
      long parts = Math.round((i + 1) * factor) - Math.round(i * factor);
      if (parts > 0) {
        result.addAll(cut(joined(pending), parts));
        pending.clear();
      }
    }
    if (!pending.isEmpty()) {
      if (!result.isEmpty()) {
        pending.addFirst(result.removeLast());
      }
      result.add(joined(pending));
    }
    return result;
  }

  private static List<KernelProfile> cut(KernelProfile kernel, long wanted) {
    long parts = Math.min(wanted, kernel.soloNanos());
    var cut = new ArrayList<KernelProfile>();
    for (long i = 0; i < parts; i++) {
      long nanos = (i + 1) * kernel.soloNanos() / parts - i * kernel.soloNanos() / parts;
      cut.add(
          amounts(
              kernel,
              nanos,
              kernel.flops() / parts,
              kernel.dramBytes() / parts,
              kernel.l2Bytes() / parts));
    }
    return cut;
  }

  private static KernelProfile joined(List<KernelProfile> kernels) {
    KernelProfile longest =
        kernels.stream().max(Comparator.comparingLong(KernelProfile::soloNanos)).orElseThrow();
    return amounts(
        longest,
        kernels.stream().mapToLong(KernelProfile::soloNanos).sum(),
        total(kernels, KernelProfile::flops),
        total(kernels, KernelProfile::dramBytes),
        total(kernels, KernelProfile::l2Bytes));
  }

  private static double total(List<KernelProfile> kernels, ToDoubleFunction<KernelProfile> of) {
    return kernels.stream().mapToDouble(of).sum();
  }

  private static KernelProfile amounts(
      KernelProfile kernel, long nanos, double flops, double dramBytes, double l2Bytes) {
    return new KernelProfile(
        kernel.name(),
        kernel.layer(),
        nanos,
        kernel.blocks(),
        kernel.threadsPerBlock(),
        kernel.registersPerThread(),
        kernel.sharedMemoryPerBlockBytes(),
        flops,
        kernel.pipe(),
        dramBytes,
        l2Bytes,
        kernel.workingSetBytes());
  }
}
