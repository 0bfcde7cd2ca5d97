package io.optimum.workbench.workflow.campaign;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.profiling.CombinationDraw;
import io.optimum.workbench.profiling.CombinationsFile;
import io.optimum.workbench.project.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which combinations of a project a campaign measures on one GPU.
///
/// @param project whose engines
/// @param gpu on which they run
/// @param batches batch sizes by engine, where the user names some
public record CampaignChoice(
    MeasureStep measuring, Project project, GpuId gpu, Map<EngineId, Integer> batches) {
  public CampaignChoice {
    batches = Map.copyOf(batches);
    batches.forEach((engine, size) ->
        DefaultBatch.require(project.profiles(), project.engine(engine).id(), gpu, size));
  }

  /// The GPU on which most engines are profiled, the first of several.
  ///
  /// @throws IllegalArgumentException when the project has no profiles
  public static GpuId mostProfiled(Project project) {
    List<GpuId> gpus =
        project.profiles().byKey().keySet().stream().map(key -> key.gpu()).distinct().toList();
    return gpus.stream()
        .max(
            Comparator.<GpuId>comparingInt(gpu -> engines(project, gpu).size())
                .thenComparing(Comparator.comparing(GpuId::value).reversed()))
        .orElseThrow(() ->
            new IllegalArgumentException(
                "The project %s has no engine profiles to measure. Import some with `optimum import`."
                    .formatted(project.name())));
  }

  private static List<EngineId> engines(Project project, GpuId gpu) {
    return project.engines().stream()
        .map(each -> each.id())
        .filter(each -> project.profiles().gpus(each).contains(gpu))
        .toList();
  }

  /// Every two different engines, each at its batch size, that fit into the GPU's memory.
  public List<Combination> allPairs() {
    return draw(false).allPairs();
  }

  /// At most `count`, drawn by seed, at any batch size where none is named.
  public List<Combination> random(int count, long seed) {
    return draw(true).random(count, new SplittableRandom(seed));
  }

  /// Pairs drawn by seed, so that each engine that is not known is in `count` of them, or in all it
  /// has.
  ///
  /// @param known engines that need no probe
  public List<Combination> probes(int count, Predicate<EngineId> known, long seed) {
    List<Combination> pairs = new ArrayList<>(allPairs());
    Collections.shuffle(pairs, Random.from(new SplittableRandom(seed)));
    Map<EngineId, Integer> bought = new HashMap<>();
    List<Combination> probes = new ArrayList<>();
    for (Combination pair : pairs) {
      List<EngineId> unknown =
          pair.deployments().stream().map(Deployment::engine).filter(known.negate()).toList();
      if (unknown.stream().anyMatch(each -> bought.getOrDefault(each, 0) < count)) {
        unknown.forEach(each -> bought.merge(each, 1, Integer::sum));
        probes.add(pair);
      }
    }
    return probes;
  }

  private CombinationDraw draw(boolean anyBatch) {
    List<CombinationDraw.Choice> choices =
        engines(project, gpu).stream()
            .map(engine -> new CombinationDraw.Choice(engine, sizes(engine, anyBatch)))
            .toList();
    return new CombinationDraw(choices, each -> measuring.fits(project, gpu, each));
  }

  private List<Integer> sizes(EngineId engine, boolean any) {
    return any && !batches.containsKey(engine)
        ? project.profiles().batchSizes(engine, gpu)
        : List.of(batch(engine));
  }

  private int batch(EngineId engine) {
    @Nullable Integer named = batches.get(engine);
    return named == null ? DefaultBatch.of(project.profiles(), engine, gpu) : named;
  }

  /// Those of a file.
  ///
  /// @throws io.optimum.workbench.profiling.trial.CampaignException with every line that cannot be
  ///   used
  public List<Combination> file(Path file, JsonCodec codec) {
    return CombinationsFile.read(file, codec, new ProjectRules());
  }

  private final class ProjectRules implements CombinationsFile.Rules {
    @Override
    public boolean knows(String engine) {
      return project.engines().stream().anyMatch(each -> each.id().value().equals(engine));
    }

    @Override
    public int defaultBatch(EngineId engine) {
      return batch(engine);
    }

    @Override
    public void check(Combination combination) {
      combination
          .deployments()
          .forEach(each ->
              DefaultBatch.require(
                  project.profiles(), project.engine(each.engine()).id(), gpu, each.batchSize()));
      if (!measuring.capabilities(project, gpu).sharing().contains(combination.sharing())) {
        throw new IllegalArgumentException(
            "The device does not support sharing by %s.".formatted(combination.sharing().word()));
      }
      if (!measuring.fits(project, gpu, combination)) {
        throw new IllegalArgumentException(
            "It needs more memory than %s has. Take smaller batches or fewer streams."
                .formatted(gpu));
      }
    }
  }
}
