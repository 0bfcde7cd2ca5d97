package io.optimum.workbench.exporter.report;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.plan.PlannedDeployment;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.domain.plan.Sampling;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.exporter.ExportRequest;
import io.optimum.workbench.exporter.text.Csv;
import java.util.Arrays;
import java.util.List;

/// The numbers of the page as CSV, unrounded, with units in the column names.
final class ReportTables {
  private static final List<String> PLAN =
      List.of(
          "gpuOrdinal",
          "gpu",
          "sharing",
          "engine",
          "batchSize",
          "streams",
          "priority",
          "smShareFraction",
          "cudaGraph",
          "predictedSlowdownLow",
          "predictedSlowdown",
          "predictedSlowdownHigh",
          "measuredSlowdown",
          "measuredSlowdownHalfWidth",
          "measuredLatencies",
          "predictedMeanLatencyNanos",
          "predictedP99Nanos",
          "measuredP99Nanos",
          "sloP99Nanos",
          "throughputPerSecond",
          "measuredOn");

  private static final List<String> COMBINATIONS =
      List.of(
          "gpu",
          "engine",
          "batchSize",
          "otherEngine",
          "otherBatchSize",
          "predictedStpLow",
          "predictedStp",
          "predictedStpHigh",
          "outsideTraining",
          "measuredStp",
          "measuredOn");

  private static final List<String> SLOWDOWNS =
      List.of(
          "gpu",
          "combination",
          "engine",
          "predictedSlowdownLow",
          "predictedSlowdown",
          "predictedSlowdownHigh",
          "measuredSlowdown",
          "errorFraction",
          "withinInterval",
          "outsideTraining",
          "measuredOn",
          "seed");

  private ReportTables() {}

  static String plan(ExportRequest request) {
    Csv csv = new Csv(PLAN);
    for (PlannedGpu gpu : request.plan().gpus()) {
      gpu.deployments().forEach(each -> plan(csv, gpu, each));
    }
    return csv.toString();
  }

  private static void plan(Csv csv, PlannedGpu gpu, PlannedDeployment planned) {
    Deployment deployment = planned.deployment();
    Interval slowdown = planned.predictedSlowdown();
    Provenance measuredOn = gpu.measuredOn();
    Sampling.Counted counted = planned.counted();
    csv.row(
        Arrays.asList(
            gpu.ordinal(),
            gpu.gpu(),
            gpu.sharing(),
            deployment.engine(),
            deployment.batchSize(),
            deployment.streams(),
            deployment.priority(),
            deployment.smShareFraction(),
            deployment.cudaGraph(),
            slowdown.low(),
            slowdown.mid(),
            slowdown.high(),
            planned.measuredSlowdown(),
            counted == null ? null : counted.slowdownHalfWidth(),
            counted == null ? null : counted.latencies(),
            planned.predictedLatencyNanos(),
            planned.predictedP99Nanos(),
            planned.measuredP99Nanos(),
            planned.sloP99Nanos() == 0 ? null : planned.sloP99Nanos(),
            planned.throughputPerSecond(),
            measuredOn == null ? null : measuredOn.word()));
  }

  static String combinations(ReportFigures figures) {
    Csv csv = new Csv(COMBINATIONS);
    for (ReportFigures.Pair each : figures.pairs()) {
      Interval stp = each.predicted().stp();
      csv.row(
          Arrays.asList(
              each.predicted().gpu(),
              each.first(),
              each.deployment(0).batchSize(),
              each.second(),
              each.deployment(1).batchSize(),
              stp.low(),
              stp.mid(),
              stp.high(),
              each.predicted().outsideTraining(),
              each.measuredStp(),
              each.measuredOn()));
    }
    return csv.toString();
  }

  static String slowdowns(ReportFigures figures) {
    Csv csv = new Csv(SLOWDOWNS);
    for (ReportFigures.Slowdown each : figures.slowdowns()) {
      csv.row(
          List.of(
              each.gpu(),
              each.combination(),
              each.engine(),
              each.predicted().low(),
              each.predicted().mid(),
              each.predicted().high(),
              each.measured(),
              each.errorFraction(),
              each.withinInterval(),
              each.outsideTraining(),
              each.measuredOn(),
              each.seed()));
    }
    return csv.toString();
  }
}
