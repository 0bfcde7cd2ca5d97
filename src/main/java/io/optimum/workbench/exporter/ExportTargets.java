package io.optimum.workbench.exporter;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.exporter.kubernetes.KubernetesExporter;
import io.optimum.workbench.exporter.mps.MpsScriptsExporter;
import io.optimum.workbench.exporter.plan.PlanJsonExporter;
import io.optimum.workbench.exporter.report.ReportExporter;
import io.optimum.workbench.exporter.trace.PlanTraceExporter;
import io.optimum.workbench.exporter.triton.TritonRepositoryExporter;
import io.optimum.workbench.exporter.trtexec.TrtexecCommandsExporter;
import java.util.List;

/// What a plan can be exported to. To add a target: one class, one row here.
///
/// @param all in the order in which people see them
public record ExportTargets(List<Exporter> all) {
  public ExportTargets {
    all = List.copyOf(all);
  }

  public static ExportTargets standard(JsonCodec codec) {
    return new ExportTargets(
        List.of(
            new PlanJsonExporter(codec),
            new TritonRepositoryExporter(),
            new KubernetesExporter(),
            new MpsScriptsExporter(),
            new TrtexecCommandsExporter(),
            new PlanTraceExporter(codec),
            new ReportExporter()));
  }

  /// The exporter of a `--target`; an `IllegalArgumentException` that lists them where there is
  /// none.
  public Exporter require(String target) {
    return all.stream()
        .filter(each -> each.target().equals(target))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "There is no export target (%s). There are %s."
                    .formatted(target, String.join(", ", names()))));
  }

  /// What `--target` accepts.
  public List<String> names() {
    return all.stream().map(Exporter::target).toList();
  }
}
