package io.optimum.workbench.study.proof;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.network.NetworkCatalogue;
import java.util.List;

/// What the proof runs on.
///
/// @param name for people
/// @param sets of engines
/// @param reserved networks in none of the sets, of which the predictor learns
/// @param gpus types
/// @param enginesPerCell drawn from a set by each seed
/// @param largest combination
/// @param measureTop plans that the planner may measure
/// @param trainingPairs pairs of reserved engines that are measured to train, per GPU
/// @param trainingLarger larger combinations of them
/// @param epochs of training
/// @param stop of every run
public record ProofSuite(
    String name,
    List<EngineSet> sets,
    EngineSet reserved,
    List<GpuId> gpus,
    int enginesPerCell,
    int largest,
    int measureTop,
    int trainingPairs,
    int trainingLarger,
    int epochs,
    StopRule stop) {
  private static final EngineSet RESERVED =
      new EngineSet(
          "reserved for training",
          List.of(
              "densenet121",
              "resnet101",
              "mobilenetv1",
              "mobilenetv3-large",
              "efficientnet-b4",
              "vit-l16",
              "bert-large",
              "t5-base-encoder",
              "unet"));

  private static final List<EngineSet> SETS =
      List.of(
          new EngineSet(
              "CNN-heavy",
              List.of(
                  "resnet18",
                  "resnet34",
                  "resnet50",
                  "resnet152",
                  "vgg16",
                  "vgg19",
                  "densenet201",
                  "inceptionv3",
                  "yolov4",
                  "ssd300-vgg16",
                  "retinanet-resnet50",
                  "efficientnet-b0")),
          new EngineSet(
              "transformer-heavy",
              List.of(
                  "vit-b16",
                  "bert-base",
                  "distilbert",
                  "distilbert-32",
                  "gpt2-small",
                  "whisper-base-encoder",
                  "whisper-small-encoder",
                  "dien",
                  "resnet50",
                  "yolov4",
                  "inceptionv3",
                  "mobilenetv2")),
          new EngineSet("mixed", NetworkCatalogue.SAMPLE),
          new EngineSet(
              "many-small",
              List.of(
                  "mobilenetv2",
                  "mobilenetv3-small",
                  "squeezenet11",
                  "efficientnet-b0",
                  "resnet18",
                  "resnet34",
                  "dien",
                  "distilbert-32",
                  "distilbert",
                  "whisper-base-encoder",
                  "inceptionv3",
                  "resnet50")));

  public ProofSuite {
    sets = List.copyOf(Require.notEmpty(sets, "sets"));
    gpus = List.copyOf(Require.notEmpty(gpus, "gpus"));
    Require.positive(enginesPerCell, "enginesPerCell");
    Require.positive(largest, "largest");
    Require.positive(measureTop, "measureTop");
  }

  /// Four sets of ten engines on three GPUs, combinations up to four.
  public static ProofSuite standard() {
    return new ProofSuite(
        "standard",
        SETS,
        RESERVED,
        List.of(new GpuId("a100-80gb-pcie"), new GpuId("h100-sxm"), new GpuId("rtx-3080")),
        10,
        4,
        12,
        36,
        24,
        300,
        new StopRule(0.02, 15, 100_000_000));
  }

  /// Sixteen engines of all the sets together on three GPUs, combinations up to four: what is
  /// measured of all falls as engines become more.
  public static ProofSuite large() {
    List<String> all =
        SETS.stream().flatMap(each -> each.networks().stream()).distinct().sorted().toList();
    ProofSuite standard = standard();
    return new ProofSuite(
        "large",
        List.of(new EngineSet("all kinds", all)),
        RESERVED,
        standard.gpus(),
        16,
        standard.largest(),
        standard.measureTop(),
        standard.trainingPairs(),
        standard.trainingLarger(),
        standard.epochs(),
        standard.stop());
  }

  /// One set of five small engines on one GPU, pairs and triples: seconds, and proves nothing.
  public static ProofSuite quick() {
    return new ProofSuite(
        "quick",
        SETS.subList(3, 4),
        new EngineSet(
            "reserved for training", List.of("mobilenetv1", "mobilenetv3-large", "resnet18")),
        List.of(new GpuId("a100-80gb-pcie")),
        5,
        3,
        2,
        6,
        4,
        30,
        new StopRule(0.02, 10, 50_000_000));
  }

  /// @throws IllegalArgumentException with the names there are
  public static ProofSuite named(String name) {
    return switch (name) {
      case "standard" -> standard();
      case "large" -> large();
      case "quick" -> quick();
      default ->
          throw new IllegalArgumentException(
              "There is no suite %s. There are standard, large and quick.".formatted(name));
    };
  }
}
