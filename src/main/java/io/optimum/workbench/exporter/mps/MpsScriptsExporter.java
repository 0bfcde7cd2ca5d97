package io.optimum.workbench.exporter.mps;

import static io.optimum.workbench.exporter.text.Markdown.row;
import static io.optimum.workbench.exporter.text.Markdown.text;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.exporter.ExportBundle;
import io.optimum.workbench.exporter.ExportBundle.ExportFile;
import io.optimum.workbench.exporter.ExportRequest;
import io.optimum.workbench.exporter.Exporter;
import io.optimum.workbench.exporter.process.ServerProcess;
import io.optimum.workbench.exporter.process.SmShare;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Scripts that run any program as a client of the multi-process service with a planned share.
public final class MpsScriptsExporter implements Exporter {
  private static final String NOTHING =
      "No GPU of this plan is shared by processes under MPS: there is nothing to start.\n";

  @Override
  public String target() {
    return "mps";
  }

  @Override
  public String title() {
    return "MPS start scripts";
  }

  @Override
  public ExportBundle export(ExportRequest request) {
    List<ServerProcess> clients =
        ServerProcess.of(request.plan()).stream().filter(ServerProcess::mps).toList();
    List<Problem> problems = new ArrayList<>();
    request.plan().gpus().forEach(gpu -> loss(gpu, problems));
    clients.forEach(each -> settings(each, problems));
    List<ExportFile> files = new ArrayList<>();
    files.add(new ExportFile.Text("README.md", readme(request, clients, problems), false));
    if (!clients.isEmpty()) {
      files.add(new ExportFile.Text(MpsScript.NAME, MpsScript.of(clients, request), true));
    }
    return new ExportBundle(files, problems, !clients.isEmpty());
  }

  private static void loss(PlannedGpu gpu, List<Problem> problems) {
    String message =
        switch (gpu.sharing()) {
          case MPS -> "";
          case STREAMS ->
              "Shared by streams of one process, which is one client: there is nothing"
                  + " to part.";
          case TIME_SLICED -> "Shared by processes that take turns, without MPS.";
          case GREEN_CONTEXT ->
              "The plan's numbers are for green contexts; here each is an MPS client.";
        };
    if (!message.isEmpty()) {
      problems.add(
          Problem.warning(
              "GPU " + gpu.ordinal(),
              "sharing",
              message,
              gpu.sharing() == Sharing.GREEN_CONTEXT
                  ? "Measure again under MPS before you rely on the numbers."
                  : "Export the target triton, which starts it."));
    }
  }

  private static void settings(ServerProcess client, List<Problem> problems) {
    var deployment = client.models().getFirst().deployment();
    problems.add(
        Problem.warning(
            client.name(),
            "settings",
            "Batch %d, %d streams, %s priority, pacing and CUDA graph are settings of the program, not of MPS."
                .formatted(
                    deployment.batchSize(),
                    deployment.streams(),
                    deployment.priority().name().toLowerCase(java.util.Locale.ROOT)),
            "Set them in the program that you run as this client."));
  }

  private static String readme(
      ExportRequest request, List<ServerProcess> clients, List<Problem> problems) {
    return """
    # Multi-process service for %s

    Made by Optimum Workbench %s from a plan.

    %s
    ## What MPS cannot express

    %s\
    """
        .formatted(
            text(request.projectName()),
            text(request.toolVersion()),
            clients.isEmpty() ? NOTHING : use(clients, request),
            problems.stream()
                .map(each -> "- %s: %s %s".formatted(each.path(), each.message(), each.advice()))
                .collect(Collectors.joining("\n", "", "\n")));
  }

  private static String use(List<ServerProcess> clients, ExportRequest request) {
    return """
    `./mps.sh start` starts one control daemon per GPU, `./mps.sh run CLIENT COMMAND...` runs a program
    with the share of a client, `./mps.sh stop` ends the daemons. All clients of a GPU must be run by
    one user.

    | client | GPU | engine | SMs, %% | memory limit | priority |
    |---|---|---|---|---|---|
    %s
    - SMs become `CUDA_MPS_ACTIVE_THREAD_PERCENTAGE`: an upper limit, no reservation.
    - The memory limit becomes `CUDA_MPS_PINNED_DEVICE_MEM_LIMIT`: the plan's limit of the GPU, parted in
      proportion to what each process needs. A program that needs more fails to allocate.
    - The priority becomes `CUDA_MPS_CLIENT_PRIORITY`, which knows two levels: low is 1, the others 0.
    """
        .formatted(
            clients.stream().map(each -> client(each, request)).collect(Collectors.joining()));
  }

  private static String client(ServerProcess client, ExportRequest request) {
    SmShare share = SmShare.of(client, request);
    return row(
        client.name(),
        client.gpu().ordinal() + " (" + client.gpu().gpu() + ")",
        client.models().getFirst().deployment().engine(),
        share.percentText(),
        share.memoryMebibytes().isPresent() ? share.memoryMebibytes().getAsLong() + " MiB" : "none",
        share.belowNormal() ? "below normal" : "normal");
  }
}
