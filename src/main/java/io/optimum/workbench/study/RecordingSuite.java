package io.optimum.workbench.study;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.StreamPriority;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// What is measured on a GPU to learn from and to be judged by, the most telling first: if the GPU
/// has to be given back early, what is there is worth most. Drawn by seed, so that every GPU is
/// asked the same.
///
/// @param byProfile engines known by their profile only, which need no TensorRT: a real GPU
///   re-enacts them. The same as `small` where there are no engine files
/// @param small engines to go on with, a few quick ones of different kinds
/// @param all engines, those among them
/// @param batchSizes that the engines have; pairs take the first
/// @param seed of what is drawn
public record RecordingSuite(
    List<EngineId> byProfile,
    List<EngineId> small,
    List<EngineId> all,
    List<Integer> batchSizes,
    long seed) {
  /// Networks of the small engines and of all, by their ids in the catalogue.
  public static final List<String> SMALL_NETWORKS =
      List.of("resnet18", "mobilenetv2", "squeezenet11", "efficientnet-b0", "distilbert", "dien");

  public static final List<String> NETWORKS =
      List.of(
          "resnet18",
          "mobilenetv2",
          "squeezenet11",
          "efficientnet-b0",
          "distilbert",
          "dien",
          "resnet50",
          "resnet152",
          "vgg19",
          "densenet201",
          "inceptionv3",
          "vit-b16",
          "bert-base",
          "yolov4");

  private static final int SMALL_TRIPLES = 10;
  private static final int TRIPLES = 60;
  private static final int QUADRUPLES = 40;
  private static final int WITH_PRIORITIES = 20;
  private static final int WITH_GRAPHS = 20;
  private static final int OPEN_LOOP = 20;

  /// Draws for each combination wanted, before there are taken to be no more.
  private static final int TRIES = 50;

  public RecordingSuite {
    byProfile = List.copyOf(byProfile);
    small = List.copyOf(small);
    all = List.copyOf(all);
    batchSizes = List.copyOf(batchSizes);
  }

  /// One part of the suite.
  ///
  /// @param name for people
  /// @param openLoop whether inputs arrive by themselves, else every stream is kept busy
  public record Part(String name, List<Combination> combinations, boolean openLoop) {
    public Part {
      combinations = List.copyOf(combinations);
    }
  }

  /// The parts in order; those without a combination, or with those of an earlier part, are left
  /// out.
  ///
  /// @param fits whether a combination can run and fits into the GPU's memory
  public List<Part> parts(Predicate<Combination> fits) {
    Set<List<Combination>> seen = new HashSet<>();
    return wanted().stream()
        .map(part ->
            new Part(
                part.name(), part.combinations().stream().filter(fits).toList(), part.openLoop()))
        .filter(part -> !part.combinations().isEmpty())
        .filter(part -> part.openLoop() || seen.add(part.combinations()))
        .toList();
  }

  private List<Part> wanted() {
    return List.of(
        closed("pairs by profile", pairs(byProfile)),
        closed("triples by profile", drawn(byProfile, 3, SMALL_TRIPLES, seed)),
        closed("pairs of small engines", pairs(small)),
        closed("triples of small engines", drawn(small, 3, SMALL_TRIPLES, seed)),
        closed("all pairs", pairs(all)),
        closed("triples", drawn(all, 3, TRIPLES, seed + 1)),
        closed("quadruples", drawn(all, 4, QUADRUPLES, seed + 2)),
        closed(
            "one engine of high priority",
            drawn(all, 2, WITH_PRIORITIES, seed + 3).stream()
                .map(RecordingSuite::prioritised)
                .toList()),
        closed(
            "CUDA graphs",
            drawn(all, 2, WITH_GRAPHS, seed + 4).stream().map(RecordingSuite::graphs).toList()),
        new Part("open loop", drawn(all, 2, OPEN_LOOP, seed + 5), true));
  }

  private static Part closed(String name, List<Combination> combinations) {
    return new Part(name, combinations, false);
  }

  private List<Combination> pairs(List<EngineId> engines) {
    List<Combination> pairs = new ArrayList<>();
    for (int i = 0; i < engines.size(); i++) {
      for (int j = i + 1; j < engines.size(); j++) {
        pairs.add(
            Combination.ofStreams(
                List.of(
                    Deployment.of(engines.get(i), batchSizes.getFirst()),
                    Deployment.of(engines.get(j), batchSizes.getFirst()))));
      }
    }
    return pairs;
  }

  private List<Combination> drawn(List<EngineId> engines, int size, int count, long drawSeed) {
    Random random = new Random(drawSeed);
    Set<Combination> drawn = new LinkedHashSet<>();
    for (int i = 0; i < TRIES * count && drawn.size() < count && engines.size() >= size; i++) {
      List<Integer> order = new ArrayList<>(IntStream.range(0, engines.size()).boxed().toList());
      Collections.shuffle(order, random);
      drawn.add(
          Combination.ofStreams(
              order.subList(0, size).stream()
                  .sorted()
                  .map(each ->
                      Deployment.of(
                          engines.get(each), batchSizes.get(random.nextInt(batchSizes.size()))))
                  .toList()));
    }
    return List.copyOf(drawn);
  }

  private static Combination prioritised(Combination pair) {
    List<Deployment> deployments = new ArrayList<>(pair.deployments());
    deployments.set(0, deployments.getFirst().withPriority(StreamPriority.HIGH));
    return Combination.ofStreams(deployments);
  }

  private static Combination graphs(Combination pair) {
    return Combination.ofStreams(
        pair.deployments().stream().map(each -> each.withCudaGraph(true)).toList());
  }
}
