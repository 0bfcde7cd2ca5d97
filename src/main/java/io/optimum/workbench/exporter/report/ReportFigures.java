package io.optimum.workbench.exporter.report;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.SettingWords;
import io.optimum.workbench.exporter.ExportRequest;
import io.optimum.workbench.exporter.PlanEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The numbers of a report that are not in the plan, each made once for page and tables.
///
/// @param pairs predicted system throughput of every pair of engines
/// @param slowdowns predicted beside measured, one per deployment of a measured combination
record ReportFigures(List<Pair> pairs, List<Slowdown> slowdowns) {
  /// Two deployments side by side on one GPU.
  ///
  /// @param measuredStp null = not measured
  /// @param measuredOn where it was measured, in a word; empty = not measured
  record Pair(CombinationPrediction predicted, @Nullable Double measuredStp, String measuredOn) {
    EngineId first() {
      return deployment(0).engine();
    }

    EngineId second() {
      return deployment(1).engine();
    }

    Deployment deployment(int index) {
      return predicted.combination().deployments().get(index);
    }
  }

  /// One deployment of a measured combination.
  ///
  /// @param combination all of its deployments, for people
  /// @param measuredOn where, in a word
  record Slowdown(
      String combination,
      String gpu,
      EngineId engine,
      Interval predicted,
      double measured,
      String measuredOn,
      boolean outsideTraining,
      long seed) {
    boolean withinInterval() {
      return predicted.low() <= measured && measured <= predicted.high();
    }

    /// Of the measured slowdown.
    double errorFraction() {
      return (predicted.mid() - measured) / measured;
    }
  }

  static ReportFigures of(ExportRequest request) {
    List<PlanEvidence.Compared> compared = request.evidence().compared();
    List<Pair> pairs =
        request.evidence().pairs().stream().map(each -> pair(each, compared)).toList();
    List<Slowdown> slowdowns = new ArrayList<>();
    for (PlanEvidence.Compared each : compared) {
      for (int i = 0; i < each.predicted().slowdowns().size(); i++) {
        slowdowns.add(slowdown(each, i));
      }
    }
    return new ReportFigures(pairs, slowdowns);
  }

  /// Mean of the absolute errors; NaN where nothing was measured.
  double meanErrorFraction() {
    return slowdowns.stream()
        .mapToDouble(each -> Math.abs(each.errorFraction()))
        .average()
        .orElse(Double.NaN);
  }

  /// Share of the measured slowdowns that lie within their interval.
  double coverageFraction() {
    return slowdowns.isEmpty()
        ? Double.NaN
        : (double) slowdowns.stream().filter(Slowdown::withinInterval).count() / slowdowns.size();
  }

  private static Pair pair(CombinationPrediction predicted, List<PlanEvidence.Compared> compared) {
    List<Deployment> wanted = predicted.combination().deployments();
    return compared.stream()
        .map(PlanEvidence.Compared::measured)
        .filter(each -> each.gpu().equals(predicted.gpu()))
        .filter(each -> each.combination().sharing() == predicted.combination().sharing())
        .filter(each -> same(each.combination().deployments(), wanted))
        .findFirst()
        .map(each -> new Pair(predicted, each.stp(), each.colocated().provenance().word()))
        .orElseGet(() -> new Pair(predicted, null, ""));
  }

  private static boolean same(List<Deployment> one, List<Deployment> other) {
    return one.equals(other) || one.reversed().equals(other);
  }

  private static Slowdown slowdown(PlanEvidence.Compared compared, int index) {
    Measurement measured = compared.measured();
    return new Slowdown(
        measured.combination().deployments().stream()
            .map(each ->
                "%s b%d%s".formatted(each.engine(), each.batchSize(), SettingWords.unusual(each)))
            .collect(Collectors.joining(" + ")),
        measured.gpu().value(),
        measured.combination().deployments().get(index).engine(),
        compared.predicted().slowdowns().get(index),
        measured.slowdowns().get(index),
        measured.colocated().provenance().word(),
        compared.predicted().outsideTraining(),
        measured.colocated().request().seed());
  }
}
