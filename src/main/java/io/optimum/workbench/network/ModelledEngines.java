package io.optimum.workbench.network;

import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.engine.ProfileOrigin;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.network.graph.Network;
import io.optimum.workbench.network.graph.Tensor;
import io.optimum.workbench.network.roofline.FusedLayer;
import io.optimum.workbench.network.roofline.Fusion;
import io.optimum.workbench.network.roofline.FusionRules;
import io.optimum.workbench.network.roofline.KernelAssumption;
import io.optimum.workbench.network.roofline.LiveActivations;
import io.optimum.workbench.network.roofline.Roofline;
import java.util.Arrays;
import java.util.List;

/// Engine profiles of catalogued networks, modelled without any measurement.
///
/// Networks are fused as TensorRT fuses and placed on a data sheet's roofline. The number of
/// kernels is what co-location depends on most and what is least certain.
public final class ModelledEngines {
  /// Inputs and outputs cross the bus as FP32 or 32-bit integers.
  private static final int HOST_ELEMENT_BYTES = 4;

  private ModelledEngines() {}

  /// A network on a GPU at a batch size and precision, with the kernels TensorRT is taken to build.
  ///
  /// @throws IllegalArgumentException when the GPU lacks the pipe, or precision is `MIXED`
  public static EngineProfile profile(
      NetworkEntry network, GpuSpec gpu, int batchSize, Precision precision) {
    return profile(ModelRequest.of(network, gpu, batchSize, precision));
  }

  /// A network under assumptions of one's own.
  ///
  /// @throws IllegalArgumentException when the GPU lacks the pipe, or precision is `MIXED`
  public static EngineProfile profile(ModelRequest request) {
    NetworkEntry network = request.network();
    int batchSize = request.batchSize();
    Network layers = network.builder().get();
    List<FusedLayer> fused = new Fusion(request.rules()).fuse(layers);
    int elementBytes = FusionRules.elementBytes(request.precision());
    long weightBytes = layers.parameters() * elementBytes;
    var modelled =
        new EngineProfile(
            new ProfileKey(network.engine(request.precision()), request.gpu().id(), batchSize),
            ProfileOrigin.MODELLED,
            new SoloLatency.NotMeasured(
                "The engine is modelled on the data sheet of " + request.gpu().name() + "."),
            0,
            weightBytes,
            LiveActivations.peakElements(fused) * batchSize * elementBytes,
            hostBytes(layers.inputs(), batchSize),
            hostBytes(layers.outputs(), batchSize),
            kernels(request, fused, weightBytes),
            source(request));
    return request.count().of(modelled);
  }

  private static List<KernelProfile> kernels(
      ModelRequest request, List<FusedLayer> fused, long weightBytes) {
    var roofline = new Roofline(request.gpu(), request.precision(), request.rules(), weightBytes);
    return fused.stream()
        .flatMap(layer -> roofline.place(layer, request.batchSize()).stream())
        .toList();
  }

  private static String source(ModelRequest request) {
    var usual = FusionRules.tensorRt(request.precision());
    List<KernelAssumption> switched =
        Arrays.stream(KernelAssumption.values())
            .filter(each -> usual.assumes(each) != request.rules().assumes(each))
            .toList();
    String rules = switched.isEmpty() ? "" : " (switched: %s)".formatted(switched);
    return "Modelled: %s, fused as TensorRT fuses%s, on the roofline of %s at %s. No measurement."
        .formatted(request.network().name(), rules, request.gpu().name(), request.precision());
  }

  /// The profile with its kernels scaled to a measured latency; `source` keeps the factor, and the
  /// warning where there is one ([LatencyScale]).
  ///
  /// @param measuredMedianNanos GPU compute time of one inference, gaps between kernels included
  /// @param samples inferences behind that median
  public static EngineProfile scaledTo(
      EngineProfile profile, long measuredMedianNanos, int samples) {
    var scale = LatencyScale.of(profile, measuredMedianNanos);
    List<KernelProfile> kernels =
        profile.kernels().stream()
            .map(kernel -> kernel.withSoloNanos(scale.scaled(kernel.soloNanos())))
            .toList();
    return Rewrites.with(
        profile,
        new SoloLatency.Measured(measuredMedianNanos, samples),
        kernels,
        profile.source() + " " + scale);
  }

  private static long hostBytes(List<Tensor> tensors, int batchSize) {
    return tensors.stream().mapToLong(Tensor::elements).sum() * batchSize * HOST_ELEMENT_BYTES;
  }
}
