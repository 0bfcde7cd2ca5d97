package io.optimum.workbench.cli.option;

import io.optimum.workbench.cli.terminal.UsageException;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Pacing;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.workflow.Steps;
import io.optimum.workbench.workflow.campaign.DefaultBatch;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which engines share the GPU, with which settings.
public final class EngineList {
  @Option(
      names = "--engines",
      required = true,
      split = ",",
      paramLabel = "ENGINE",
      description = "Engines of the project that share the GPU; naming one twice deploys it twice.")
  List<EngineId> engines = List.of();

  @Option(
      names = "--gpu",
      paramLabel = "GPU",
      description = "Data sheet id; default: the first on which all engines are profiled.")
  @Nullable GpuId gpu;

  @Option(
      names = "--batch",
      split = ",",
      paramLabel = "ENGINE=N",
      description = "Batch size; default: the smallest profiled one.")
  Map<String, Integer> batch = new LinkedHashMap<>();

  @Option(
      names = "--streams",
      split = ",",
      paramLabel = "ENGINE=N",
      description = "Execution contexts, each on its own stream; default 1.")
  Map<String, Integer> streams = new LinkedHashMap<>();

  @Option(
      names = "--priority",
      split = ",",
      paramLabel = "ENGINE=LEVEL",
      description = "Stream priority: high, normal or low.")
  Map<String, StreamPriority> priority = new LinkedHashMap<>();

  @Option(
      names = "--pace",
      split = ",",
      paramLabel = "ENGINE=PER_SECOND",
      description = "At most so many batches per second.")
  Map<String, Double> pace = new LinkedHashMap<>();

  @Option(
      names = "--graph",
      split = ",",
      paramLabel = "ENGINE",
      description = "Launch these engines as one CUDA graph.")
  List<String> graph = List.of();

  public GpuId gpu(Project project, Steps steps, DeviceOption device) {
    List<EngineId> ids = ids(project);
    GpuLibrary gpus = steps.gpus();
    GpuId on = device.gpu(gpu, () -> gpus.common(project, ids), steps.measuring(), project);
    return gpus.require(project, on).id();
  }

  public Combination combination(Project project, GpuId on) {
    above0("--batch", batch);
    above0("--streams", streams);
    above0("--pace", pace);
    for (Map<String, ?> settings : List.of(batch, streams, priority, pace)) {
      settings.keySet().forEach(this::requireListed);
    }
    graph.forEach(this::requireListed);
    return Combination.ofStreams(
        ids(project).stream().map(id -> deployment(project, on, id)).toList());
  }

  private Deployment deployment(Project project, GpuId on, EngineId id) {
    String name = id.value();
    Integer size = batch.get(name);
    Deployment plain =
        Deployment.of(
                id,
                size == null
                    ? DefaultBatch.of(project.profiles(), id, on)
                    : DefaultBatch.require(project.profiles(), id, on, size))
            .withStreams(streams.getOrDefault(name, 1))
            .withPriority(priority.getOrDefault(name, StreamPriority.NORMAL))
            .withCudaGraph(graph.contains(name));
    Double limit = pace.get(name);
    return limit == null ? plain : plain.withPacing(new Pacing.TokenBucket(limit));
  }

  private List<EngineId> ids(Project project) {
    if (engines.isEmpty()) {
      throw new UsageException("--engines names no engine. Give one or more, separated by commas.");
    }
    return engines.stream().map(each -> project.engine(each).id()).toList();
  }

  private static void above0(String option, Map<String, ? extends Number> values) {
    values.forEach((engine, value) -> {
      double number = value.doubleValue();
      if (!(number > 0 && number < Double.POSITIVE_INFINITY)) {
        throw new UsageException(
            "%s %s=%s: the value must be above 0.".formatted(option, engine, value));
      }
    });
  }

  /// Refuses settings of engines that do not run.
  void requireListed(String name) {
    if (engines.stream().noneMatch(each -> each.value().equals(name))) {
      throw new UsageException(
          "The settings name the engine %s, which is not among --engines %s."
              .formatted(
                  name, engines.stream().map(EngineId::value).collect(Collectors.joining(","))));
    }
  }
}
