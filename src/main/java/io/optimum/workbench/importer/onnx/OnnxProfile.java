package io.optimum.workbench.importer.onnx;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.engine.ProfileOrigin;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.network.graph.Network;
import io.optimum.workbench.network.graph.Tensor;
import io.optimum.workbench.network.roofline.FusedLayer;
import io.optimum.workbench.network.roofline.Fusion;
import io.optimum.workbench.network.roofline.FusionRules;
import io.optimum.workbench.network.roofline.LiveActivations;
import io.optimum.workbench.network.roofline.Roofline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Models an engine of an ONNX network: fused as TensorRT fuses, on the roofline of a GPU. Nothing
/// of it is measured.
public final class OnnxProfile {
  /// Inputs and outputs cross the bus as FP32 or 32-bit integers.
  private static final int HOST_ELEMENT_BYTES = 4;

  private final OnnxGraph graph;
  private final Map<String, Integer> dimensions;
  private final FileNotes notes;

  /// @param dimensions sizes of dynamic dimensions, by their names
  public OnnxProfile(OnnxGraph graph, Map<String, Integer> dimensions, FileNotes notes) {
    this.graph = graph;
    this.dimensions = Map.copyOf(dimensions);
    this.notes = notes;
  }

  /// The batch size that the network is fixed to; empty where it takes any.
  public Optional<Integer> fixedBatch() {
    return graph.inputs().stream()
        .filter(input -> input.dimensions().size() > 1)
        .findFirst()
        .map(input -> input.dimensions().getFirst().size())
        .filter(size -> size > 0 && size <= Integer.MAX_VALUE)
        .map(Long::intValue);
  }

  /// Empty, with an error, where sizes are missing or nothing can be modelled.
  public Optional<EngineProfile> build(
      EngineId id, GpuSpec gpu, int batchSize, Precision precision) {
    List<String> missing = ShapeInference.missing(graph.inputs(), dimensions);
    if (!missing.isEmpty()) {
      List<String> sizes = missing.stream().map(name -> name + "=SIZE").toList();
      notes.error(
          "graph.input",
          "Sizes of the network are only known when it runs: %s.".formatted(missing),
          "Say how large these dynamic dimensions are: %s.".formatted(String.join(", ", sizes)));
      return Optional.empty();
    }
    try {
      return Optional.of(model(id, gpu, batchSize, precision));
    } catch (IllegalArgumentException | ArithmeticException e) {
      notes.error(
          "graph",
          "The network cannot be modelled: %s".formatted(e.getMessage()),
          "Choose another precision or GPU, or export the network with fixed shapes.");
      return Optional.empty();
    }
  }

  private EngineProfile model(EngineId id, GpuSpec gpu, int batchSize, Precision precision) {
    long batch = fixedBatch().orElse(batchSize);
    Network network = network(batch);
    int elementBytes = FusionRules.elementBytes(precision);
    FusionRules rules = FusionRules.tensorRt(precision);
    List<FusedLayer> fused = new Fusion(rules).fuse(network);
    if (fused.isEmpty()) {
      throw new IllegalArgumentException("Nothing is left to compute after constants are folded.");
    }
    long weightBytes = graph.parameters() * elementBytes;
    Roofline roofline = new Roofline(gpu, precision, rules, weightBytes);
    List<KernelProfile> kernels =
        fused.stream().flatMap(layer -> roofline.place(layer, batchSize).stream()).toList();
    return new EngineProfile(
        new ProfileKey(id, gpu.id(), batchSize),
        ProfileOrigin.MODELLED,
        new SoloLatency.NotMeasured(
            "The engine is modelled on the data sheet of " + gpu.name() + "."),
        0,
        weightBytes,
        LiveActivations.peakElements(fused) * batchSize * elementBytes,
        hostBytes(network.inputs(), batchSize),
        hostBytes(network.outputs(), batchSize),
        kernels,
        source(gpu, precision));
  }

  private String source(GpuSpec gpu, Precision precision) {
    return "Modelled: %s (ONNX%s), %d operators fused as TensorRT fuses, on the roofline of %s at %s. No measurement."
        .formatted(
            java.nio.file.Path.of(notes.path()).getFileName(),
            graph.producer().isBlank() ? "" : " of " + graph.producer(),
            graph.nodes().size(),
            gpu.name(),
            precision);
  }

  private Network network(long batch) {
    List<long[]> shapes = new ArrayList<>();
    for (OnnxGraph.Input input : graph.inputs()) {
      long[] dims = new long[input.dimensions().size()];
      for (int i = 0; i < dims.length; i++) {
        var dimension = input.dimensions().get(i);
        Integer given = dimensions.get(dimension.name());
        long otherwise = i == 0 && given == null ? batch : given == null ? 1 : given;
        dims[i] = dimension.size() > 0 ? dimension.size() : otherwise;
      }
      shapes.add(dims);
    }
    ShapeInference inference = new ShapeInference(graph, shapes);
    inference.run();
    warnOfUnknown(inference);
    return new NetworkWriter(graph, inference, batch).write();
  }

  private void warnOfUnknown(ShapeInference inference) {
    if (!inference.unknown().isEmpty()) {
      notes.warn(
          "graph.node",
          "Shapes after these operators were assumed to be those before: %s."
              .formatted(inference.unknown()),
          "Store the shapes in the file: onnx.shape_inference.infer_shapes.");
    }
  }

  private static long hostBytes(List<Tensor> tensors, int batchSize) {
    return tensors.stream().mapToLong(Tensor::elements).sum() * batchSize * HOST_ELEMENT_BYTES;
  }
}
