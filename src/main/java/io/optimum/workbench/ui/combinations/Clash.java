package io.optimum.workbench.ui.combinations;

import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.workflow.campaign.ResourceUse;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// What the chosen engines ask of one resource together.
///
/// @param resource for people
/// @param shares per engine, of the whole GPU
/// @param meaning what it means when they add up to more than one
record Clash(String resource, List<Double> shares, String meaning) {
  Clash {
    shares = List.copyOf(shares);
  }

  /// Sum of the shares; above 1 they cannot all have what they had alone.
  double total() {
    return shares.stream().mapToDouble(Double::doubleValue).sum();
  }

  /// What engines ask of their GPU together.
  static List<Clash> of(ProfiledCombination chosen) {
    return of(
        chosen.profiles().stream().map(profile -> ResourceUse.of(profile, chosen.gpu())).toList());
  }

  /// The resources of a GPU, the most wanted first.
  static List<Clash> of(List<ResourceUse> uses) {
    return List.of(
            clash(uses, "SM block slots", ResourceUse::smFraction, "blocks wait for a free SM"),
            clash(
                uses, "DRAM bandwidth", ResourceUse::dramFraction, "memory-bound kernels stretch"),
            clash(
                uses, "Arithmetic", ResourceUse::computeFraction, "compute-bound kernels stretch"),
            clash(
                uses,
                "Host launches",
                ResourceUse::launchFraction,
                "enqueueing one stream after another; a CUDA graph helps"))
        .stream()
        .sorted(java.util.Comparator.comparingDouble(Clash::total).reversed())
        .toList();
  }

  private static Clash clash(
      List<ResourceUse> uses, String name, ToDoubleFunction<ResourceUse> share, String meaning) {
    return new Clash(name, uses.stream().map(share::applyAsDouble).toList(), meaning);
  }
}
