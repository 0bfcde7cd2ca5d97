package io.optimum.workbench.study;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How far the simulator is from what was measured. Nothing in it was fitted to these rows.
///
/// @param gpu data sheet of the simulated GPU
/// @param simulator version hash of the simulator
/// @param seed of the runs
/// @param clients every client, in the order of the table
/// @param engines how each engine was made
/// @param assumptions what each assumption about the kernel lists changes
public record ValidationReport(
    String gpu,
    String simulator,
    long seed,
    List<ClientComparison> clients,
    List<ModelledEngine> engines,
    List<AssumptionEffect> assumptions) {
  public ValidationReport {
    clients = List.copyOf(clients);
    engines = List.copyOf(engines);
    assumptions = List.copyOf(assumptions);
  }

  /// An engine that was modelled and scaled to its measured solo latency.
  ///
  /// @param mix where it was measured alone
  /// @param model which network
  /// @param kernelCount kernels of one inference
  /// @param measuredNanos GPU time of one inference alone: the measured latency without the host's
  ///   part
  /// @param modelledFraction the roofline's time over the measured one, before scaling
  public record ModelledEngine(
      String mix, String model, int kernelCount, long measuredNanos, double modelledFraction) {}

  /// The whole validation under another assumption.
  ///
  /// @param name which assumption is the other way
  /// @param mape mean absolute percentage error then, as a fraction
  /// @param mapeByModel the same per network
  /// @param biasByModel geometric mean of simulated over measured, less one, per network
  public record AssumptionEffect(
      String name,
      double mape,
      SortedMap<String, Double> mapeByModel,
      SortedMap<String, Double> biasByModel) {}

  /// Mean absolute percentage error over all clients, as a fraction.
  public double mape() {
    return Errors.mape(clients);
  }

  /// The same per mix.
  public SortedMap<String, Double> mapeByMix() {
    return by(ClientComparison::mix, Errors::mape);
  }

  /// The same per network.
  public SortedMap<String, Double> mapeByModel() {
    return by(ClientComparison::model, Errors::mape);
  }

  /// Geometric mean of simulated over measured slowdown, less one, per network: negative where the
  /// simulator is too fast.
  public SortedMap<String, Double> biasByModel() {
    return by(ClientComparison::model, Errors::bias);
  }

  /// Spearman's rank correlation of simulated and measured slowdowns over all clients.
  public double spearman() {
    return Errors.spearman(clients);
  }

  private SortedMap<String, Double> by(
      Function<ClientComparison, String> key, Function<List<ClientComparison>, Double> score) {
    SortedMap<String, Double> scores = new TreeMap<>();
    clients.stream()
        .collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()))
        .forEach((name, group) -> scores.put(name, score.apply(group)));
    return scores;
  }
}
