package io.optimum.workbench.workflow.plan;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.domain.plan.PlannedDeployment;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.exporter.plan.ExportedPlan;
import io.optimum.workbench.exporter.plan.PlanJsonReader;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.project.ProjectStore;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Takes a plan that was exported elsewhere into a project, with its provenance.
public final class ImportPlanStep {
  /// A plan of a thousand engines has about 4 MiB.
  private static final long FILE_BYTES_AT_MOST = 64L << 20;

  private final PlanJsonReader reader;
  private final PlanOrigins origins;
  private final ProjectStore store;
  private final GpuLibrary gpus;

  public ImportPlanStep(JsonCodec codec, ProjectStore store, GpuLibrary gpus) {
    this.reader = new PlanJsonReader(codec);
    this.origins = new PlanOrigins(codec);
    this.store = store;
    this.gpus = gpus;
  }

  /// A plan in its new project.
  ///
  /// @param project with the plan
  /// @param exported as it was read
  /// @param engines each engine of the plan, found or not
  /// @param problems what the project lacks
  public record Imported(
      Project project, ExportedPlan exported, List<EngineMatch> engines, List<Problem> problems) {
    public Imported {
      engines = List.copyOf(engines);
      problems = List.copyOf(problems);
    }
  }

  /// Reads a plan and finds its engines in a project; nothing is saved.
  ///
  /// @throws io.optimum.workbench.codec.JsonException when it is no plan
  public Imported read(Path file, Project project) {
    ExportedPlan exported = reader.read(bytes(file), file.toString());
    List<EngineMatch> matches =
        exported.engines().stream().map(each -> EngineMatch.of(each, project)).toList();
    Map<EngineId, EngineId> ids =
        matches.stream().collect(Collectors.toMap(EngineMatch::planned, EngineMatch::found));
    Plan plan = renamed(exported.plan(), id -> ids.getOrDefault(id, id));
    List<Problem> problems = new ArrayList<>();
    matches.forEach(each -> problem(each, file, problems));
    plan.gpus().stream()
        .map(PlannedGpu::gpu)
        .distinct()
        .filter(each -> !gpus.of(project).containsKey(each))
        .forEach(each ->
            problems.add(
                Problem.warning(
                    file.toString(),
                    "gpus",
                    "There is no data sheet of the GPU %s.".formatted(each),
                    "Put it into the project's folder gpus.")));
    return new Imported(project.withPlan(plan), exported, matches, problems);
  }

  /// Saves what was read.
  public void save(Imported imported, Path folder) {
    store.save(folder, imported.project());
    imported
        .project()
        .lastPlan()
        .ifPresent(plan -> origins.keep(folder, imported.exported(), plan));
  }

  private static void problem(EngineMatch match, Path file, List<Problem> problems) {
    String advice =
        switch (match.kind()) {
          case SAME -> "";
          case RENAMED -> "The plan now calls it %s.".formatted(match.found());
          case BY_NAME -> "Check that it is the engine that was planned.";
          case CHANGED -> "Plan anew, or import the binary that was planned.";
          case MISSING ->
              "Import it with `optimum import`; until then the plan cannot be exported.";
        };
    if (!advice.isEmpty()) {
      problems.add(Problem.warning(file.toString(), "engines", match.text(), advice));
    }
  }

  private static byte[] bytes(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new IllegalArgumentException(
            "%s is a folder. Give the plan.json in it.".formatted(file));
      }
      if (Files.size(file) > FILE_BYTES_AT_MOST) {
        throw new IllegalArgumentException(
            "%s has more than %d MiB. Is it a plan?".formatted(file, FILE_BYTES_AT_MOST >> 20));
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("There is no file %s.".formatted(file), e);
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static Plan renamed(Plan plan, UnaryOperator<EngineId> ids) {
    return new Plan(
        renamed(plan.request(), ids),
        plan.gpus().stream().map(each -> renamed(each, ids)).toList(),
        plan.stp(),
        plan.baselineStp(),
        plan.why(),
        plan.slacks(),
        plan.yardsticks(),
        plan.runnersUp(),
        plan.searchOverhead(),
        plan.provenance());
  }

  private static PlanRequest renamed(PlanRequest request, UnaryOperator<EngineId> ids) {
    return new PlanRequest(
        request.targets().stream()
            .map(each ->
                new ServiceTarget(
                    ids.apply(each.engine()), each.arrivals(), each.sloP99Nanos(), each.weight()))
            .toList(),
        request.gpus(),
        request.objective(),
        request.maxEnginesPerGpu(),
        request.memoryHeadroomFraction(),
        request.batchSizes(),
        request.measureTop(),
        request.maxEvaluations(),
        request.seed());
  }

  private static PlannedGpu renamed(PlannedGpu gpu, UnaryOperator<EngineId> ids) {
    return new PlannedGpu(
        gpu.gpu(),
        gpu.ordinal(),
        gpu.sharing(),
        gpu.deployments().stream().map(each -> renamed(each, ids)).toList(),
        gpu.predictedStp(),
        gpu.measuredStp(),
        gpu.measuredOn(),
        gpu.memoryBytes(),
        gpu.memoryLimitBytes());
  }

  private static PlannedDeployment renamed(PlannedDeployment planned, UnaryOperator<EngineId> ids) {
    Deployment old = planned.deployment();
    return new PlannedDeployment(
        new Deployment(
            ids.apply(old.engine()),
            old.batchSize(),
            old.streams(),
            old.priority(),
            old.smShareFraction(),
            old.pacing(),
            old.cudaGraph()),
        planned.predictedSlowdown(),
        planned.measuredSlowdown(),
        planned.predictedLatencyNanos(),
        planned.predictedP99Nanos(),
        planned.measuredP99Nanos(),
        planned.sampling(),
        planned.throughputPerSecond(),
        planned.sloP99Nanos());
  }
}
