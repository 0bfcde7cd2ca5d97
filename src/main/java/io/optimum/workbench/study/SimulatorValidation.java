package io.optimum.workbench.study;

import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.DeviceOpener;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.importer.colocation.MeasuredMix;
import io.optimum.workbench.network.KernelCount;
import io.optimum.workbench.network.ModelRequest;
import io.optimum.workbench.network.ModelledEngines;
import io.optimum.workbench.network.NetworkCatalogue;
import io.optimum.workbench.network.roofline.FusionRules;
import io.optimum.workbench.network.roofline.KernelAssumption;
import io.optimum.workbench.study.ValidationReport.AssumptionEffect;
import io.optimum.workbench.study.ValidationReport.ModelledEngine;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Holds the simulator against mixes of TensorRT engines that were measured on a GPU: every client,
/// and what each assumption about the kernel lists changes.
public final class SimulatorValidation {
  /// Precision and GPU of the DISB measurements.
  private static final Precision PRECISION = Precision.TF32;

  /// The engines serve batches of 1 to 8 (`tensor_shape_variables` of the models, `engine.cpp`), so
  /// no kernel of theirs takes a single row only.
  private static final FusionRules RULES =
      FusionRules.tensorRt(PRECISION).switched(KernelAssumption.MATRIX_VECTOR);

  /// The benchmark's models are those of Keras, at its input sizes.
  private static final Map<String, String> NETWORKS =
      Map.of(
          "vgg19", "vgg19-keras",
          "resnet152", "resnet152-keras",
          "densenet201", "densenet201-keras",
          "inceptionv3", "inceptionv3-keras-224",
          "distilbert", "distilbert-32");

  private static final List<Double> COUNTS = List.of(0.8, 1.5);

  private final DeviceOpener devices;
  private final GpuSpec gpu;
  private final MixValidation mixes;
  private final long seed;

  /// @param devices opens the simulated GPU
  /// @param gpu data sheet of the GPU that was measured
  /// @param nanos device time that each mix is simulated for
  public SimulatorValidation(DeviceOpener devices, GpuSpec gpu, long nanos, long seed) {
    this.devices = devices;
    this.gpu = gpu;
    this.seed = seed;
    mixes = new MixValidation(devices, gpu, nanos, seed);
  }

  /// @throws IllegalArgumentException for a model that the catalogue does not have
  public ValidationReport run(List<MeasuredMix> measured, Progress progress) {
    Map<String, UnaryOperator<ModelRequest>> variants = variants();
    List<AssumptionEffect> effects = new ArrayList<>();
    List<ClientComparison> clients = clients(measured, UnaryOperator.identity());
    int done = 1;
    for (var variant : variants.entrySet()) {
      progress.report(done++ / (variants.size() + 1.0), "Simulating " + variant.getKey());
      List<ClientComparison> rows = clients(measured, variant.getValue());
      ValidationReport other =
          new ValidationReport(gpu.id().value(), "", seed, rows, List.of(), List.of());
      effects.add(
          new AssumptionEffect(
              variant.getKey(), other.mape(), other.mapeByModel(), other.biasByModel()));
    }
    return new ValidationReport(
        gpu.id().value(), simulator(), seed, clients, engines(measured), effects);
  }

  private List<ClientComparison> clients(
      List<MeasuredMix> measured, UnaryOperator<ModelRequest> variant) {
    EngineModel model = model(gpu, variant);
    return measured.parallelStream()
        .flatMap(mix -> mixes.compare(mix, mixes.engines(mix, model)).stream())
        .toList();
  }

  private List<ModelledEngine> engines(List<MeasuredMix> measured) {
    EngineModel model = model(gpu, UnaryOperator.identity());
    List<ModelledEngine> engines = new ArrayList<>();
    for (MeasuredMix mix : measured) {
      mixes
          .engines(mix, model)
          .forEach((name, profile) ->
              engines.add(
                  new ModelledEngine(
                      mix.name(),
                      name,
                      profile.kernels().size(),
                      profile.latencyNanos(),
                      (double) model.profile(name, 1).kernelNanos() / profile.latencyNanos())));
    }
    return engines;
  }

  /// The benchmark's engines on a GPU, under an assumption.
  static EngineModel model(GpuSpec gpu, UnaryOperator<ModelRequest> variant) {
    return (name, batchSize) -> {
      String network = NETWORKS.get(name);
      if (network == null) {
        throw new IllegalArgumentException(
            "There is no network for the model %s. There are %s."
                .formatted(name, NETWORKS.keySet().stream().sorted().toList()));
      }
      ModelRequest request =
          new ModelRequest(
              NetworkCatalogue.require(network),
              gpu,
              batchSize,
              PRECISION,
              RULES,
              KernelCount.MODELLED);
      return ModelledEngines.profile(variant.apply(request));
    };
  }

  /// The range of kernel counts, and each assumption the other way that changes any engine.
  private Map<String, UnaryOperator<ModelRequest>> variants() {
    Map<String, UnaryOperator<ModelRequest>> variants = new LinkedHashMap<>();
    for (double count : COUNTS) {
      variants.put(
          "%s times the kernels".formatted(count),
          request -> request.withCount(KernelCount.scaled(count)));
    }
    for (KernelAssumption each : KernelAssumption.values()) {
      String name = "%s %s".formatted(RULES.assumes(each) ? "without" : "with", each);
      UnaryOperator<ModelRequest> variant = request -> request.switched(each);
      if (NETWORKS.keySet().stream().anyMatch(network -> changes(network, variant))) {
        variants.put(name, variant);
      }
    }
    return variants;
  }

  private boolean changes(String network, UnaryOperator<ModelRequest> variant) {
    return !model(gpu, variant)
        .profile(network, 1)
        .kernels()
        .equals(model(gpu, UnaryOperator.identity()).profile(network, 1).kernels());
  }

  private String simulator() {
    try (GpuDevice device = devices.open(new DeviceChoice.Simulated(gpu))) {
      return device.capabilities().version();
    }
  }
}
