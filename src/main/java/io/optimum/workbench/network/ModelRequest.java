package io.optimum.workbench.network;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.network.roofline.FusionRules;
import io.optimum.workbench.network.roofline.KernelAssumption;

/// An engine to model.
///
/// @param network which network
/// @param gpu whose data sheet it is placed on
/// @param batchSize inputs of one inference
/// @param precision of most arithmetic
/// @param rules what is assumed about its kernels
/// @param count how many kernels there are, relative to what the rules yield
public record ModelRequest(
    NetworkEntry network,
    GpuSpec gpu,
    int batchSize,
    Precision precision,
    FusionRules rules,
    KernelCount count) {
  public ModelRequest {
    Require.positive(batchSize, "batchSize");
  }

  /// With what TensorRT is taken to do, and the count that follows.
  public static ModelRequest of(
      NetworkEntry network, GpuSpec gpu, int batchSize, Precision precision) {
    return new ModelRequest(
        network, gpu, batchSize, precision, FusionRules.tensorRt(precision), KernelCount.MODELLED);
  }

  /// With one assumption the other way.
  public ModelRequest switched(KernelAssumption assumption) {
    return new ModelRequest(network, gpu, batchSize, precision, rules.switched(assumption), count);
  }

  public ModelRequest withCount(KernelCount value) {
    return new ModelRequest(network, gpu, batchSize, precision, rules, value);
  }
}
