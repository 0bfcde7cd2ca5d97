package io.optimum.workbench.study.proof;

import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.study.proof.ProofCell.Cost;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// What the proof found.
///
/// @param suite what ran
/// @param seeds how many
/// @param simulator version hash, frozen before the run
/// @param cells every set on every GPU under every seed
/// @param training what the predictor's examples cost, per GPU, without learning from them
/// @param trainingSeconds that it took to learn from all of them
/// @param wallSeconds of everything
public record ProofReport(
    ProofSuite suite,
    int seeds,
    String simulator,
    List<ProofCell> cells,
    SortedMap<GpuId, Cost> training,
    double trainingSeconds,
    double wallSeconds) {
  public ProofReport {
    cells = List.copyOf(cells);
    training = Collections.unmodifiableSortedMap(new TreeMap<>(training));
  }

  /// A set on a GPU, over the seeds.
  ///
  /// @param gain STP per GPU over one engine per GPU, as a fraction
  /// @param overYardstick STP per GPU over the best plain rule, as a fraction
  /// @param regret what is missing to the oracle, as a share of it
  /// @param overRandom STP per GPU over random search with as many measurements, as a fraction
  /// @param noise 95 % half-width of a measured STP per GPU, as a share of it
  public record Row(
      String set,
      String gpu,
      Estimate gain,
      Estimate overYardstick,
      Estimate regret,
      Estimate overRandom,
      double noise) {
    /// Whether the gain over the best plain rule is more than the seeds' spread and a measurement's
    /// noise.
    boolean beatsYardsticks() {
      return overYardstick.isPositive() && overYardstick.mean() > noise;
    }
  }

  /// One row per set and GPU.
  public List<Row> rows(Method ours) {
    List<Row> rows = new ArrayList<>();
    for (EngineSet set : suite.sets()) {
      for (GpuId gpu : suite.gpus()) {
        List<ProofCell> some =
            cells.stream()
                .filter(each -> each.set().equals(set.name()) && each.gpu().equals(gpu))
                .toList();
        rows.add(row(set.name(), gpu.value(), some, ours));
      }
    }
    return rows;
  }

  /// All cells as one row.
  public Row total(Method ours) {
    return row("all", "all", cells, ours);
  }

  private static Row row(String set, String gpu, List<ProofCell> cells, Method ours) {
    return new Row(
        set,
        gpu,
        estimate(cells, cell -> cell.outcome(ours).stp() - 1),
        estimate(cells, cell -> cell.outcome(ours).stp() / cell.bestYardstick() - 1),
        estimate(cells, cell -> 1 - cell.outcome(ours).stp() / cell.outcome(Method.ORACLE).stp()),
        estimate(
            cells, cell -> cell.outcome(ours).stp() / cell.outcome(Method.RANDOM_SEARCH).stp() - 1),
        cells.stream()
            .mapToDouble(cell -> cell.noise() / cell.outcome(Method.ORACLE).stp())
            .average()
            .orElse(0));
  }

  /// Regret of plans that can be made of so few measurements, over all cells.
  ///
  /// @param share of the exhaustive measurements
  public record CurveRow(double share, Estimate ours, Estimate random) {}

  /// From few measurements to many.
  public List<CurveRow> curve() {
    List<CurveRow> rows = new ArrayList<>();
    for (int i = 0; i < ProofCell.SHARES.size(); i++) {
      int point = i;
      List<ProofCell> traced = cells.stream().filter(each -> each.curve().size() > point).toList();
      if (!traced.isEmpty()) {
        rows.add(
            new CurveRow(
                ProofCell.SHARES.get(point),
                estimate(traced, cell -> regret(cell, cell.curve().get(point).ours())),
                estimate(traced, cell -> regret(cell, cell.curve().get(point).random()))));
      }
    }
    return rows;
  }

  private static double regret(ProofCell cell, double stp) {
    return 1 - stp / cell.outcome(Method.ORACLE).stp();
  }

  /// A method over all cells.
  public record MethodRow(
      Method method,
      Estimate stp,
      Estimate regret,
      double gpus,
      double missed,
      Cost cost,
      double share) {}

  /// One row per method, in the order of [Method].
  public List<MethodRow> methods() {
    List<MethodRow> rows = new ArrayList<>();
    for (Method method : Method.values()) {
      List<ProofCell> some = cells.stream().filter(each -> each.has(method)).toList();
      if (!some.isEmpty()) {
        rows.add(method(method, some));
      }
    }
    return rows;
  }

  private static MethodRow method(Method method, List<ProofCell> some) {
    ToDoubleFunction<ProofCell> combinations = cell -> cell.outcome(method).cost().combinations();
    return new MethodRow(
        method,
        estimate(some, cell -> cell.outcome(method).stp()),
        estimate(some, cell -> 1 - cell.outcome(method).stp() / cell.outcome(Method.ORACLE).stp()),
        mean(some, cell -> cell.outcome(method).gpus()),
        mean(some, cell -> cell.outcome(method).missed()),
        new Cost(
            mean(some, combinations),
            mean(some, cell -> cell.outcome(method).cost().deviceSeconds()),
            mean(some, cell -> cell.outcome(method).cost().wallSeconds())),
        mean(some, cell -> combinations.applyAsDouble(cell) / cell.exhaustive().combinations()));
  }

  private static Estimate estimate(List<ProofCell> cells, ToDoubleFunction<ProofCell> value) {
    return Estimate.of(cells.stream().mapToDouble(value).boxed().toList());
  }

  private static double mean(List<ProofCell> cells, ToDoubleFunction<ProofCell> value) {
    return cells.stream().mapToDouble(value).average().orElse(Double.NaN);
  }
}
