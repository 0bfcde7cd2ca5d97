package io.optimum.workbench.exporter.triton;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.exporter.ExportBundle;
import io.optimum.workbench.exporter.ExportBundle.ExportFile;
import io.optimum.workbench.exporter.ExportRequest;
import io.optimum.workbench.exporter.Exporter;
import io.optimum.workbench.exporter.mps.MpsScript;
import io.optimum.workbench.exporter.process.ServerProcess;
import java.util.ArrayList;
import java.util.List;

/// Model repositories for NVIDIA Triton: one per server process, with a script that starts them and
/// a README of what each setting became. Every configuration is read again and checked by the
/// server's rules before it counts as exported.
public final class TritonRepositoryExporter implements Exporter {
  @Override
  public String target() {
    return "triton";
  }

  @Override
  public String title() {
    return "Triton model repositories";
  }

  @Override
  public ExportBundle export(ExportRequest request) {
    List<ServerProcess> servers = ServerProcess.of(request.plan());
    List<ExportFile> models = new ArrayList<>();
    List<Problem> missing = new ArrayList<>();
    for (ServerProcess server : servers) {
      for (ServerProcess.Model model : server.models()) {
        model(request, server, model, models, missing);
      }
    }
    List<ExportFile> files = new ArrayList<>();
    files.add(
        new ExportFile.Text(
            "README.md", new TritonReadme(request, servers, missing).text(), false));
    files.add(new ExportFile.Text(TritonStartScript.NAME, TritonStartScript.of(servers), true));
    List<ServerProcess> clients = servers.stream().filter(ServerProcess::mps).toList();
    if (!clients.isEmpty()) {
      files.add(new ExportFile.Text(MpsScript.NAME, MpsScript.of(clients, request), true));
    }
    files.addAll(models);
    List<Problem> problems = new ArrayList<>(missing);
    problems.addAll(TritonLosses.problems(servers));
    return new ExportBundle(files, problems, missing.isEmpty());
  }

  private static void model(
      ExportRequest request,
      ServerProcess server,
      ServerProcess.Model model,
      List<ExportFile> files,
      List<Problem> missing) {
    String folder = server.name() + "/" + model.name() + "/";
    String config = TritonConfigText.write(TritonModelConfig.of(model));
    missing.addAll(TritonConfigCheck.check(config, folder + "config.pbtxt"));
    files.add(new ExportFile.Text(folder + "config.pbtxt", config, false));
    String target = folder + "1/model.plan";
    var engine = request.engine(model.deployment().engine());
    TritonEngineFile binary = TritonEngineFile.find(request.projectRoot(), engine, target);
    binary.copy().ifPresent(files::add);
    binary.problem().ifPresent(missing::add);
  }
}
