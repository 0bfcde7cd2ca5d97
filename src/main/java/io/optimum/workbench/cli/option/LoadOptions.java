package io.optimum.workbench.cli.option;

import io.optimum.workbench.cli.terminal.UsageException;
import io.optimum.workbench.domain.load.Admission;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.load.Load;
import io.optimum.workbench.domain.run.Combination;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/// What is asked of the engines of a run.
public final class LoadOptions {
  @Option(
      names = "--load",
      paramLabel = "ENGINE=LOAD",
      description =
          "Arrivals of single inputs; may be given once per engine: closed (saturating; "
              + "default), poisson:RATE, constant:RATE (per second), "
              + "bursts:RATE,ON_MS,OFF_MS, or a CSV file of arrival times.")
  Map<String, String> load = new LinkedHashMap<>();

  @Option(
      names = "--batching",
      paramLabel = "ENGINE=RULE",
      description =
          "How arrivals become batches: full (default), or as Triton does: "
              + "dynamic:DELAY_MS[,SIZE...] with the preferred batch sizes.")
  Map<String, String> batching = new LinkedHashMap<>();

  @Option(
      names = "--newest-wins",
      split = ",",
      paramLabel = "ENGINE",
      description = "An arrival replaces the one that waits.")
  List<String> newestWins = List.of();

  /// In the combination's order.
  public List<Load> loads(Combination combination, EngineList engines) {
    load.keySet().forEach(engines::requireListed);
    batching.keySet().forEach(engines::requireListed);
    newestWins.forEach(engines::requireListed);
    LoadText texts = new LoadText();
    return combination.deployments().stream()
        .map(each -> load(texts, each.engine().value()))
        .toList();
  }

  /// Whether any input arrives by itself.
  public static boolean anyOpen(List<Load> loads) {
    return !loads.stream().allMatch(Load::isClosedLoop);
  }

  /// The time of the last recorded arrival; 0 without a recording.
  public static long recordedNanos(List<Load> loads) {
    return loads.stream()
        .mapToLong(each ->
            each.arrivals() instanceof ArrivalProcess.Recorded recorded
                ? recorded.arrivalNanos().getLast()
                : 0)
        .max()
        .orElse(0);
  }

  private Load load(LoadText texts, String engine) {
    String arrivals = load.getOrDefault(engine, "closed");
    String rule = batching.getOrDefault(engine, "full");
    try {
      Load asked =
          Load.queued(texts.arrivals(engine, arrivals)).withBatching(texts.batching(engine, rule));
      requireOpen(asked, engine);
      return newestWins.contains(engine) ? asked.withAdmission(Admission.NEWEST_WINS) : asked;
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "--load %s=%s --batching %s=%s: %s"
              .formatted(engine, arrivals, engine, rule, e.getMessage()));
    }
  }

  private void requireOpen(Load asked, String engine) {
    if (asked.isClosedLoop() && (batching.containsKey(engine) || newestWins.contains(engine))) {
      throw new UsageException(
          "--%s names %s, whose closed loop always has a whole batch and nothing that waits. Give it a --load."
              .formatted(batching.containsKey(engine) ? "batching" : "newest-wins", engine));
    }
  }
}
