package io.optimum.workbench.exporter.report;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.plan.ObjectiveTerm;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.PlannedDeployment;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.domain.plan.SearchOverhead;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Pacing;
import io.optimum.workbench.exporter.text.Figures;
import io.optimum.workbench.exporter.text.Html;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is planned and why.
final class PlanSection {
  private final Plan plan;

  PlanSection(Plan plan) {
    this.plan = plan;
  }

  String tiles() {
    long engines = plan.gpus().stream().mapToLong(each -> each.deployments().size()).sum();
    return "<ul class=\"tiles\">\n"
        + tile(Figures.number(plan.stp(), 2), "STP per GPU, " + plan.provenance().word())
        + tile(Figures.number(plan.baselineStp(), 2), "STP per GPU with one engine per GPU")
        + tile(Integer.toString(plan.gpus().size()), "GPUs used")
        + tile(Long.toString(engines), "deployments")
        + "</ul>\n";
  }

  private static String tile(String figure, String words) {
    return "<li><b>%s</b>%s</li>\n".formatted(Html.text(figure), Html.text(words));
  }

  String gpus() {
    StringBuilder html = new StringBuilder();
    plan.gpus().forEach(each -> html.append(gpu(each)));
    return html.toString();
  }

  private static String gpu(PlannedGpu gpu) {
    Provenance measuredOn = gpu.measuredOn();
    Double measured = gpu.measuredStp();
    return "<h3>GPU %d: %s, %s</h3>\n<p>STP %s predicted, %s. Memory %s of %s GiB that may be used.</p>\n"
            .formatted(
                gpu.ordinal(),
                Html.text(gpu.gpu().value()),
                Figures.sharing(gpu.sharing()),
                interval(gpu.predictedStp(), 2),
                measured == null || measuredOn == null
                    ? "not measured"
                    : Figures.number(measured, 2) + " " + measuredOn.word(),
                Figures.gibibytes(gpu.memoryBytes()),
                Figures.gibibytes(gpu.memoryLimitBytes()))
        + settings(gpu)
        + expectations(gpu);
  }

  private static String settings(PlannedGpu gpu) {
    Table table =
        new Table(
            List.of(
                "Engine", "Batch", "Streams", "Priority", "SM share, %", "Pacing", "CUDA graph"));
    for (PlannedDeployment each : gpu.deployments()) {
      Deployment deployment = each.deployment();
      table.row(
          deployment.engine(),
          deployment.batchSize(),
          deployment.streams(),
          deployment.priority().name().toLowerCase(Locale.ROOT),
          Figures.percent(deployment.smShareFraction()),
          pacing(deployment.pacing()),
          deployment.cudaGraph() ? "on" : "off");
    }
    return table.toString();
  }

  private static String expectations(PlannedGpu gpu) {
    Table table =
        new Table(
            List.of(
                "Engine",
                "Slowdown predicted",
                "measured",
                "Saturated mean latency, ms",
                "p99 predicted, ms",
                "p99 measured, ms",
                "SLO, ms",
                "Inputs per second"));
    for (PlannedDeployment each : gpu.deployments()) {
      table.row(
          each.deployment().engine(),
          interval(each.predictedSlowdown(), 2),
          Figures.measuredSlowdown(each),
          Figures.millis(each.predictedLatencyNanos()),
          Figures.millis(each.predictedP99Nanos()),
          known(each.measuredP99Nanos(), 1e-6, 3),
          each.sloP99Nanos() == 0 ? "none" : Figures.millis(each.sloP99Nanos()),
          Figures.number(each.throughputPerSecond(), 1));
    }
    return table.toString();
  }

  String why() {
    StringBuilder html = new StringBuilder();
    html.append(terms("What the objective counted", plan.why()));
    html.append(terms("How far each limit is", plan.slacks()));
    if (!plan.yardsticks().isEmpty()) {
      html.append("<h3>What plain rules would give</h3>\n").append(rules());
    }
    if (!plan.runnersUp().isEmpty()) {
      html.append("<h3>Next best plans</h3>\n<ul class=\"plain\">\n");
      plan.runnersUp()
          .forEach(each -> html.append("<li>").append(Html.text(each.summary())).append("</li>\n"));
      html.append("</ul>\n");
    }
    return html.append(overhead(plan.searchOverhead())).toString();
  }

  private Table rules() {
    Table rules =
        new Table(
            List.of(
                "Plain rule",
                "STP per GPU",
                "GPUs",
                "SLOs and demand",
                "Where the figure comes from"));
    plan.yardsticks()
        .forEach(each ->
            rules.row(
                each.name(),
                Figures.number(each.stpPerGpu(), 2),
                each.gpus(),
                each.kept(),
                each.provenance().word()));
    return rules;
  }

  private static String terms(String title, List<ObjectiveTerm> terms) {
    Table table = new Table("long", List.of("Term", "Value", "Unit", "In words"));
    terms.forEach(each -> table.row(each.name(), figure(each.value()), each.unit(), each.text()));
    return "<h3>%s</h3>\n%s".formatted(title, table);
  }

  private static String overhead(SearchOverhead overhead) {
    return "<p>The search measured %d combinations, took %s s of device time and %s s of waiting.</p>\n"
        .formatted(
            overhead.combinationsMeasured(),
            Figures.number(overhead.deviceSeconds(), 2),
            Figures.number(overhead.wallSeconds(), 2));
  }

  /// Six significant digits, without an exponent where a person can read it.
  private static String figure(double value) {
    double size = Math.abs(value);
    return size >= 1000 || value == Math.rint(value)
        ? Figures.number(value, 0)
        : Figures.number(value, size < 1 ? 4 : 2);
  }

  private static String known(@Nullable Double value, double factor, int decimals) {
    return value == null ? "not measured" : Figures.number(value * factor, decimals);
  }

  static String interval(Interval interval, int decimals) {
    return "%s (%s to %s)"
        .formatted(
            Figures.number(interval.mid(), decimals),
            Figures.number(interval.low(), decimals),
            Figures.number(interval.high(), decimals));
  }

  private static String pacing(Pacing pacing) {
    return switch (pacing) {
      case Pacing.Unlimited _ -> "none";
      case Pacing.TokenBucket bucket ->
          Figures.number(bucket.batchesPerSecond(), 1) + " batches per second";
    };
  }
}
