package io.optimum.workbench.cli.option;

import io.optimum.workbench.cli.terminal.UsageException;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.gpu.GpuCount;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.project.ProjectSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What to plan for, where it is not what the project's settings say. They stay as they are.
public final class DemandOptions {
  private static final double NANOS_PER_MILLI = 1e6;

  @Option(
      names = "--demand",
      paramLabel = "ENGINE=LOAD",
      description =
          "Arrivals of single inputs, may be given once per engine: closed, poisson:RATE, "
              + "constant:RATE (per second), bursts:RATE,ON_MS,OFF_MS, or a CSV file. Default: "
              + "the project's.")
  Map<String, String> demand = new LinkedHashMap<>();

  @Option(
      names = "--slo",
      paramLabel = "ENGINE=MS",
      description = "Limit of the 99th latency percentile; 0 = none. Default: the project's.")
  Map<String, Double> slo = new LinkedHashMap<>();

  @Option(
      names = "--gpus",
      split = ",",
      paramLabel = "TYPE=COUNT",
      description = "What there is, such as a100-80gb-pcie=4,h100-sxm=2. Default: the project's.")
  Map<String, Integer> gpus = new LinkedHashMap<>();

  @Option(
      names = "--objective",
      paramLabel = "GOAL",
      description = "${COMPLETION-CANDIDATES}; default: the project's.",
      completionCandidates = Objectives.class)
  @Nullable Objective objective;

  @Option(
      names = "--engines-per-gpu",
      paramLabel = "N",
      description = "At most so many engines on a GPU; default: the project's.")
  @Nullable Integer enginesPerGpu;

  @Option(
      names = "--memory-headroom",
      paramLabel = "PERCENT",
      description = "Device memory of each GPU that is kept free; default: the project's.")
  @Nullable Double memoryHeadroom;

  @Option(
      names = "--measure",
      paramLabel = "N",
      description = "Plans that may be measured; 0 = by prediction alone. Default: the project's.")
  @Nullable Integer measure;

  /// The objectives as they are spelled.
  static final class Objectives extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    Objectives() {
      super(List.of("highest-stp", "fewest-gpus", "most-goodput"));
    }
  }

  /// The project as if its settings were these.
  public Project apply(Project project) {
    ProjectSettings settings = project.settings();
    List<ServiceTarget> targets = targets(project);
    if (enginesPerGpu != null) {
      OptionValues.requirePositive("--engines-per-gpu " + enginesPerGpu, enginesPerGpu);
    }
    if (measure != null && measure < 0) {
      throw new UsageException("--measure %d: the value must be at least 0.".formatted(measure));
    }
    try {
      return project.withSettings(
          new ProjectSettings(
              targets,
              gpus.isEmpty() ? settings.gpus() : counts(),
              objective == null ? settings.objective() : objective,
              enginesPerGpu == null ? settings.maxEnginesPerGpu() : enginesPerGpu,
              memoryHeadroom == null ? settings.memoryHeadroomFraction() : headroom(memoryHeadroom),
              measure == null ? settings.measureTop() : measure,
              settings.seed()));
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static double headroom(double percent) {
    if (!(percent >= 0 && percent <= 100)) {
      throw new UsageException(
          "--memory-headroom %s: the value must be a percentage from 0 to 100.".formatted(percent));
    }
    return percent / 100;
  }

  private List<GpuCount> counts() {
    return gpus.entrySet().stream().map(each -> count(each.getKey(), each.getValue())).toList();
  }

  private static GpuCount count(String type, int count) {
    if (count <= 0) {
      throw new IllegalArgumentException(
          "There must be at least one GPU of a type named in --gpus, not %s=%d. Leave out types of which there is none."
              .formatted(type, count));
    }
    return new GpuCount(new GpuId(type), count);
  }

  private List<ServiceTarget> targets(Project project) {
    Map<EngineId, ServiceTarget> targets = new LinkedHashMap<>();
    project.settings().targets().forEach(each -> targets.put(each.engine(), each));
    LoadText texts = new LoadText();
    demand.forEach((engine, text) -> {
      ArrivalProcess arrivals = texts.arrivals("--demand", engine, text);
      targets.compute(
          id(project, engine),
          (id, old) -> {
            ServiceTarget from = old == null ? ServiceTarget.none(id) : old;
            return new ServiceTarget(id, arrivals, from.sloP99Nanos(), from.weight());
          });
    });
    slo.forEach((engine, millis) ->
        targets.compute(
            id(project, engine),
            (id, old) -> {
              ServiceTarget from = old == null ? ServiceTarget.none(id) : old;
              long nanos = nanos(engine, millis);
              return new ServiceTarget(id, from.arrivals(), nanos, from.weight());
            }));
    return List.copyOf(targets.values());
  }

  private static long nanos(String engine, double millis) {
    if (!(millis >= 0 && millis < 1e9)) {
      throw new UsageException(
          "--slo %s=%s: the value must be a number of milliseconds, 0 for none."
              .formatted(engine, millis));
    }
    return millis == 0 ? 0 : Math.max(1, Math.round(millis * NANOS_PER_MILLI));
  }

  private static EngineId id(Project project, String engine) {
    return project.engine(new EngineId(engine)).id();
  }
}
