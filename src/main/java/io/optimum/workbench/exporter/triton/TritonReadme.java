package io.optimum.workbench.exporter.triton;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.plan.PlannedDeployment;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.exporter.ExportRequest;
import io.optimum.workbench.exporter.process.ServerProcess;
import io.optimum.workbench.exporter.text.Figures;
import io.optimum.workbench.exporter.text.Markdown;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// `README.md` of a Triton export: how to start it, what each setting became, what to expect, and
/// what Triton cannot express.
final class TritonReadme {
  private final ExportRequest request;
  private final List<ServerProcess> servers;
  private final List<Problem> missing;

  TritonReadme(ExportRequest request, List<ServerProcess> servers, List<Problem> missing) {
    this.request = request;
    this.servers = servers;
    this.missing = List.copyOf(missing);
  }

  String text() {
    return String.join("\n", heading(), start(), settings(), expectations(), losses());
  }

  private String heading() {
    return """
    # Triton model repository of %s

    Made by Optimum Workbench %s from a plan. %s
    """
        .formatted(
            Markdown.text(request.projectName()),
            Markdown.text(request.toolVersion()),
            completeness());
  }

  private String start() {
    return """
    ## Start

    `./%1$s` starts every server below; with names as arguments it starts only those. Each server
    sees one GPU: `GPU0=GPU-<uuid> ./%1$s` chooses it by UUID or index, otherwise the number is the
    index. `--rate-limit` is not used: no model carries a rate limiter.

    | server and repository | GPU | sharing | SM share | HTTP | gRPC | metrics |
    |---|---|---|---|---|---|---|
    %2$s
    Their command lines, with the folder of this file as working directory:

    ```
    %3$s
    ```
    %4$s\
    """
        .formatted(
            TritonStartScript.NAME,
            rows(TritonReadme::serverRow),
            servers.stream().map(TritonReadme::command).collect(Collectors.joining("\n")),
            servers.stream().anyMatch(ServerProcess::mps) ? MPS : "");
  }

  private static String command(ServerProcess server) {
    return "%stritonserver --model-repository=%s %s"
        .formatted(
            server.mps() ? "./mps.sh run %s ".formatted(server.name()) : "",
            server.name(),
            TritonStartScript.ports(server));
  }

  private String settings() {
    return """
    ## What each setting became

    | model | engine | batch | streams | priority | CUDA graph | batcher |
    |---|---|---|---|---|---|---|
    %s
    %s\
    """
        .formatted(rows(each -> models(each, TritonReadme::settingsRow)), SETTINGS);
  }

  private String expectations() {
    return """
    ## What to expect

    %s

    Slowdowns are of whole batches while all engines of the GPU are saturated, p99 is under the demand.

    | model | slowdown predicted | measured | p99 predicted, ms | measured, ms | SLO, ms |
    |---|---|---|---|---|---|
    %s\
    """
        .formatted(provenance(), rows(each -> models(each, TritonReadme::expectationRow)));
  }

  private static final String MPS =
      """

      One Triton process is one client of the multi-process service, with one share of the SMs: engines
      with shares of their own are servers of their own. `mps.sh` starts a control daemon per GPU and
      gives each server its share and its memory limit; `./mps.sh stop` ends the daemons.
      """;

  private static final String SETTINGS =
      """
      - batch: `max_batch_size` and the one `preferred_batch_size`. An engine with a fixed batch
        dimension serves exactly that batch; build it with a dynamic one to serve smaller batches.
      - streams: `instance_group.count`, instances on each GPU listed in `gpus`; there is one GPU, so
        the product is the number itself. An instance has an execution context and a stream of its
        own.
      - priority: `optimization.priority`, three levels only. It orders blocks that wait; it does not
        stop blocks that run, so it is no isolation.
      - CUDA graph: `optimization.cuda.graphs`; Triton captures batch 1 and the preferred batch.
      - batcher: an idle instance takes what waits at once, up to the batch, which is what the plan's
        p99 is of. `max_queue_delay_microseconds` would gather larger batches and add up to itself to
        every latency; `optimum run PROJECT --batching ENGINE=dynamic:MS` shows what it does.
      - Inputs and outputs are not written: Triton reads them from the engine (auto-complete, on by
        default; older servers need `--strict-model-config=false`). Do not pass
        `--disable-auto-complete-config`.
      """;

  private String completeness() {
    return missing.isEmpty()
        ? "It is complete."
        : "**It is not complete:**\n\n"
            + missing.stream()
                .map(each -> "- `" + each.path() + "`: " + each.message() + " " + each.advice())
                .collect(Collectors.joining("\n"));
  }

  private String rows(Function<ServerProcess, String> row) {
    return servers.stream().map(row).collect(Collectors.joining());
  }

  private static String models(ServerProcess server, Function<ServerProcess.Model, String> row) {
    return server.models().stream().map(row).collect(Collectors.joining());
  }

  private static String serverRow(ServerProcess server) {
    return Markdown.row(
        server.name(),
        server.gpu().ordinal() + " (" + server.gpu().gpu() + ")",
        Figures.sharing(server.gpu().sharing()),
        server.mps() ? Figures.percent(server.smShareFraction()) + " %" : "all",
        server.httpPort(),
        server.grpcPort(),
        server.metricsPort());
  }

  private static String settingsRow(ServerProcess.Model model) {
    Deployment deployment = model.deployment();
    return Markdown.row(
        model.name(),
        deployment.engine(),
        deployment.batchSize(),
        deployment.streams(),
        deployment.priority().name().toLowerCase(Locale.ROOT),
        deployment.cudaGraph() ? "on" : "off",
        deployment.batchSize() > 1 ? "dynamic" : "none");
  }

  private static String expectationRow(ServerProcess.Model model) {
    PlannedDeployment planned = model.planned();
    Interval slowdown = planned.predictedSlowdown();
    Double measuredP99 = planned.measuredP99Nanos();
    return Markdown.row(
        model.name(),
        "%s (%s to %s)"
            .formatted(
                Figures.number(slowdown.mid(), 2),
                Figures.number(slowdown.low(), 2),
                Figures.number(slowdown.high(), 2)),
        Figures.measuredSlowdown(planned),
        Figures.millis(planned.predictedP99Nanos()),
        measuredP99 == null ? "not measured" : Figures.millis(measuredP99),
        planned.sloP99Nanos() == 0 ? "none" : Figures.millis(planned.sloP99Nanos()));
  }

  private String provenance() {
    return request.plan().gpus().stream()
        .map(TritonReadme::provenance)
        .collect(Collectors.joining("\n"));
  }

  private static String provenance(PlannedGpu gpu) {
    Provenance measuredOn = gpu.measuredOn();
    return "- GPU %d: numbers are for %s; %s."
        .formatted(
            gpu.ordinal(),
            Figures.sharing(gpu.sharing()),
            measuredOn == null
                ? "predicted only, nothing was measured"
                : "what is called measured was " + measuredOn.word());
  }

  private String losses() {
    List<String> found =
        TritonLosses.problems(servers).stream()
            .map(each -> "- `%s`: %s %s\n".formatted(each.path(), each.message(), each.advice()))
            .toList();
    return "## What Triton cannot express\n\n"
        + String.join("", found)
        + """
        - The intervals of the predictions above: a server has no place for them.
        - Demand and SLO of each engine: the server neither limits nor guarantees them.
        - Warm-up requests (`model_warmup`): they need the names of the inputs, which are not known.
        - Streams of one process are not processes under MPS: numbers obtained under one kind of
          sharing do not hold under another.
        """;
  }
}
