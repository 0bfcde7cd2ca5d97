package io.optimum.workbench.importer.layer;

import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.SmLimits;

/// Grid and resources of one kernel.
///
/// Matrix products: `ceil(M/tileM) · ceil(N/tileN) · splitK` blocks per group, where M are the
/// output positions (N·H·W) and N the output channels of the group; shared memory `(tileM+tileN) ·
/// tileK · bytes · stages`; registers for the tile's sums plus addresses and fragments. Everything
/// else: 256 threads with four outputs each and 32 registers, as TensorRT's own pointwise and
/// reformat kernels have within a factor of two. Everything is kept within the limits of one SM, so
/// that a block always fits.
///
/// @param l2Factor how often inputs pass L2: once per column of tiles
public record LaunchShape(
    int blocks, int threads, int registers, int sharedMemoryBytes, double l2Factor) {
  private static final int ELEMENTWISE_THREADS = 256;
  private static final int OUTPUTS_PER_THREAD = 4;
  private static final int ELEMENTWISE_REGISTERS = 32;

  /// Besides the sums a matrix kernel keeps addresses and fragments: 64 to 100 registers in the
  /// `ptxas` output of CUTLASS samples.
  private static final int REGISTERS_BESIDE_SUMS = 80;

  private static final int REGISTERS_MAX = 255;

  /// Shared memory that CUDA keeps for itself per block, compute capability 8.0 and later (CUDA C
  /// Programming Guide, "Shared Memory").
  private static final int RESERVED_SHARED_BYTES = 1024;

  static LaunchShape of(Layer layer, GpuSpec gpu) {
    if (layer.kind().isMatrixMultiply() && !isDepthwise(layer) && !layer.outputs().isEmpty()) {
      return matrix(layer, gpu.smLimits());
    }
    double outputs = Math.max(layer.outputElements(), inputElementsOfReduction(layer));
    int blocks =
        outputs > 0
            ? blocks(Math.ceil(outputs / (ELEMENTWISE_THREADS * OUTPUTS_PER_THREAD)))
            : gpu.smCount();
    return new LaunchShape(blocks, ELEMENTWISE_THREADS, ELEMENTWISE_REGISTERS, 0, 1);
  }

  private static LaunchShape matrix(Layer layer, SmLimits limits) {
    TacticName tactic = TacticName.parse(layer.tactic());
    Tensor output = layer.outputs().getFirst();
    boolean product = layer.kind() == LayerKind.MATRIX_MULTIPLY;
    double columns = product ? output.columns() : channels(layer, output);
    double rows = output.elements() / (product ? output.columns() : output.channels());
    double columnTiles = Math.ceil(columns / layer.groups() / tactic.tileN());
    double rowTiles = Math.ceil(rows / tactic.tileM());
    double bytes = layer.inputs().isEmpty() ? 4 : layer.inputs().getFirst().dataType().bytes();
    double shared =
        (double) (tactic.tileM() + tactic.tileN()) * tactic.tileK() * bytes * tactic.stages();
    int threads = Math.min(tactic.threads(), limits.threads());
    return new LaunchShape(
        blocks(rowTiles * columnTiles * tactic.splitK() * layer.groups()),
        threads,
        registers(tactic, threads, limits),
        (int) Math.min(shared, limits.sharedMemoryBytes() - RESERVED_SHARED_BYTES),
        Math.max(1, columnTiles));
  }

  private static int registers(TacticName tactic, int threads, SmLimits limits) {
    int wanted = tactic.tileM() * tactic.tileN() / threads + REGISTERS_BESIDE_SUMS;
    int rounded = (Math.min(REGISTERS_MAX, wanted) + 7) / 8 * 8;
    return Math.max(1, Math.min(Math.min(REGISTERS_MAX, rounded), limits.registers() / threads));
  }

  private static boolean isDepthwise(Layer layer) {
    return layer.groups() > 1 && layer.groups() >= layer.outMaps() && layer.outMaps() > 0;
  }

  private static double channels(Layer layer, Tensor output) {
    return layer.outMaps() > 0 ? layer.outMaps() : output.channels();
  }

  private static double inputElementsOfReduction(Layer layer) {
    return layer.kind() == LayerKind.REDUCTION
        ? layer.inputs().stream().mapToDouble(Tensor::elements).max().orElse(0)
        : 0;
  }

  private static int blocks(double blocks) {
    return (int) Math.max(1, Math.min(blocks, Integer.MAX_VALUE));
  }
}
