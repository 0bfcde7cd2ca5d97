package io.optimum.workbench.exporter.triton;

import io.optimum.workbench.exporter.ExportBundle;
import io.optimum.workbench.exporter.Exporter;
import io.optimum.workbench.exporter.ExportRequest;

import io.optimum.workbench.domain.ArrivalProcess;
import io.optimum.workbench.domain.EngineId;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.ServiceTarget;
import io.optimum.workbench.exporter.ExportBundle.ExportFile;
import io.optimum.workbench.exporter.triton.proto.TritonConfig.ModelConfig;
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
    return "Triton model repository";
  }

  @Override
  public ExportBundle export(ExportRequest request) {
    List<TritonServer> servers = TritonServer.of(request.plan());
    List<ExportFile> models = new ArrayList<>();
    List<Problem> missing = new ArrayList<>();
    for (TritonServer server : servers) {
      for (TritonServer.Model model : server.models()) {
        model(request, server, model, models, missing);
      }
    }
    List<ExportFile> files = new ArrayList<>();
    files.add(
        new ExportFile.Text(
            "README.md", new TritonReadme(request, servers, missing).text(), false));
    files.add(new ExportFile.Text(TritonStartScript.NAME, TritonStartScript.of(servers), true));
    files.addAll(models);
    List<Problem> problems = new ArrayList<>(missing);
    problems.addAll(TritonLosses.problems(servers));
    return new ExportBundle(files, problems, missing.isEmpty());
  }

  private static void model(
      ExportRequest request,
      TritonServer server,
      TritonServer.Model model,
      List<ExportFile> files,
      List<Problem> missing) {
    String folder = server.name() + "/" + model.name() + "/";
    String config = TritonConfigText.write(config(request, model));
    missing.addAll(TritonConfigCheck.check(config, folder + "config.pbtxt"));
    files.add(new ExportFile.Text(folder + "config.pbtxt", config, false));
    String target = folder + "1/model.plan";
    var engine = request.engine(model.deployment().engine());
    TritonEngineFile binary = TritonEngineFile.find(request.projectRoot(), engine, target);
    binary.source().ifPresent(source -> files.add(new ExportFile.Copy(target, source)));
    binary.problem().ifPresent(missing::add);
  }

  private static ModelConfig config(ExportRequest request, TritonServer.Model model) {
    EngineId engine = model.deployment().engine();
    ArrivalProcess arrivals =
        request.plan().request().targets().stream()
            .filter(each -> each.engine().equals(engine))
            .map(ServiceTarget::arrivals)
            .findFirst()
            .orElseGet(ArrivalProcess::closedLoop);
    return TritonModelConfig.of(model, arrivals);
  }
}
