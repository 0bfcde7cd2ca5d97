package io.optimum.workbench.exporter.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineFile;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.exporter.ExportRequest;
import io.optimum.workbench.exporter.text.Figures;
import io.optimum.workbench.exporter.text.Html;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/// `report.html`: one file without scripts, fonts or pictures of others.
final class ReportPage {
  private final ExportRequest request;
  private final ReportFigures figures;

  ReportPage(ExportRequest request, ReportFigures figures) {
    this.request = request;
    this.figures = figures;
  }

  String html() {
    PlanSection plan = new PlanSection(request.plan());
    EvidenceSection evidence = new EvidenceSection(figures);
    return head()
        + plan.tiles()
        + section("Plan", plan.gpus())
        + section("Why this plan", plan.why())
        + section("Combinations", evidence.combinations())
        + section("Predicted and measured", evidence.errors())
        + section("Engines", engines())
        + section("Environment and seeds", environment())
        + section("How to read the figures", NOTES)
        + "</body>\n</html>\n";
  }

  private static final String NOTES =
      """
      <p>STP, system throughput, is the sum over the engines of a GPU of throughput together over \
      throughput alone: 1 is what one engine per GPU has by definition. Slowdown is latency together over \
      latency alone with the same settings. Numbers called predicted come from the predictor, with an \
      interval; measured from a real GPU; simulated from the simulated GPU. A number holds for the kind of \
      sharing it was obtained under, for no other.</p>
      """;

  private String head() {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>%1$s: plan</title>
    <style>
    %2$s</style>
    </head>
    <body>
    <h1>%1$s</h1>
    <p class="soft">Which engines share which GPU, made by Optimum Workbench %3$s.</p>
    """
        .formatted(Html.text(request.projectName()), style(), Html.text(request.toolVersion()));
  }

  private static String style() {
    try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
      return new String(Objects.requireNonNull(in, "report.css").readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String section(String title, String html) {
    return "<h2>%s</h2>\n%s".formatted(title, html);
  }

  private String engines() {
    Table table =
        new Table(
            "long",
            List.of("Engine", "Name", "Precision", "TensorRT", "File, MiB", "SHA-256 of the file"));
    planned()
        .forEach(each ->
            table.row(
                each.id(),
                each.name(),
                each.precision(),
                each.planFile().map(EngineFile::tensorRtVersion).orElse("unknown"),
                each.planFile()
                    .map(file -> Figures.number(file.sizeBytes() / (double) (1 << 20), 1))
                    .orElse("none"),
                each.planFile().map(EngineFile::sha256).orElse("known by its profiles alone")));
    return table + profiles();
  }

  private String profiles() {
    Table table =
        new Table(
            "long",
            List.of(
                "Engine", "GPU", "Batch", "Latency alone, ms", "Kernels", "Kernels are", "Source"));
    request.profiles().values().stream()
        .sorted(java.util.Comparator.comparing(EngineProfile::key))
        .filter(
            each -> planned().stream().anyMatch(engine -> engine.id().equals(each.key().engine())))
        .forEach(each ->
            table.row(
                each.key().engine(),
                each.key().gpu(),
                each.key().batchSize(),
                latency(each),
                each.kernels().size(),
                each.origin().name().toLowerCase(Locale.ROOT),
                each.source()));
    return "<h3>Profiles</h3>\n" + table;
  }

  private static String latency(EngineProfile profile) {
    return switch (profile.soloLatency()) {
      case SoloLatency.Measured measured -> Figures.millis(measured.medianNanos());
      case SoloLatency.NotMeasured _ -> "not measured";
    };
  }

  private List<Engine> planned() {
    return request.plan().gpus().stream()
        .flatMap(gpu -> gpu.deployments().stream())
        .map(each -> each.deployment().engine())
        .distinct()
        .sorted()
        .map(request::engine)
        .toList();
  }

  private String environment() {
    Table table = new Table(List.of("What", "Which"));
    table.row("Optimum Workbench", "version " + request.toolVersion());
    request.environment().forEach((what, which) -> table.row(what, which));
    request.plan().gpus().stream()
        .map(each -> request.gpu(each.gpu()))
        .distinct()
        .forEach(each ->
            table.row(
                "GPU " + each.id(),
                "%s, compute capability %s, %d SMs, %s GiB"
                    .formatted(
                        each.name(),
                        each.computeCapability(),
                        each.smCount(),
                        Figures.gibibytes(each.memoryBytes()))));
    table.row("Seed of the plan", Long.toString(request.plan().request().seed()));
    table.row("Seeds of the measurements", seeds());
    return table.toString();
  }

  private String seeds() {
    String seeds =
        figures.slowdowns().stream()
            .map(each -> Long.toString(each.seed()))
            .distinct()
            .limit(20)
            .collect(Collectors.joining(", "));
    return seeds.isEmpty() ? "none" : seeds;
  }
}
