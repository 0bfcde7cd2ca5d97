package io.optimum.workbench.importer.layer;

import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.gpu.GpuSpec;

/// One kernel per layer, after simulated-GPU rule "derived": what a layer computes and moves
/// follows from its shapes, how it is launched from its tactic's name, how long it takes from its
/// measured time.
///
/// More DRAM traffic than the GPU can move in that time is impossible: the rest was served by L2.
/// Where it stops being true: layers that TensorRT runs as several kernels (split-K with a separate
/// reduction, Myelin regions), and tactics whose names tell nothing.
public record KernelDerivation(GpuSpec gpu) {
  public KernelProfile derive(Layer layer, long soloNanos) {
    LayerWork work = LayerWork.of(layer);
    LaunchShape launch = LaunchShape.of(layer, gpu);
    double movable = gpu.dramBytesPerSecond() * soloNanos / 1e9;
    return new KernelProfile(
        kernelName(layer),
        layer.name(),
        soloNanos,
        launch.blocks(),
        launch.threads(),
        launch.registers(),
        launch.sharedMemoryBytes(),
        work.flops(),
        PipeChoice.of(layer, gpu),
        Math.min(work.bytes(), movable),
        work.bytes() + work.inputBytes() * (launch.l2Factor() - 1),
        work.bytes());
  }

  private static String kernelName(Layer layer) {
    if (!layer.tactic().isBlank()) {
      return layer.tactic();
    }
    return layer.type().isBlank() ? layer.name() : layer.type();
  }
}
