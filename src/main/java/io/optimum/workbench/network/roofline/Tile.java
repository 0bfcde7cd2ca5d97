package io.optimum.workbench.network.roofline;

import java.util.List;

/// The part of a matrix product that one thread block computes.
///
/// The tables hold the tiles and warp layouts that TensorRT names in tactics on Ampere
/// (`tilesize256x128x32_stage3_warpsize4x2x1`). Kernels that keep no operands in shared memory
/// (`indexed_wo_smem`), which such lists have for few channels, are left out.
///
/// @param rows of the result
/// @param columns of the result
/// @param depthBytes of a row or column taken in one step
/// @param stages of operands in shared memory, where they fit
/// @param warpRows warps side by side along the rows
/// @param warpColumns the same along the columns
record Tile(int rows, int columns, int depthBytes, int stages, int warpRows, int warpColumns) {
  /// For operands of one or two bytes, on tensor cores.
  static final List<Tile> NARROW =
      List.of(
          new Tile(256, 128, 64, 3, 4, 2),
          new Tile(128, 256, 64, 3, 2, 4),
          new Tile(128, 128, 64, 4, 2, 2),
          new Tile(256, 64, 64, 3, 4, 1),
          new Tile(128, 64, 64, 4, 2, 2),
          new Tile(64, 128, 64, 5, 2, 2),
          new Tile(64, 64, 64, 5, 2, 2),
          new Tile(64, 32, 128, 5, 2, 2),
          new Tile(32, 64, 128, 5, 2, 2),
          new Tile(32, 32, 128, 5, 2, 1));

  /// For operands of four bytes, on tensor cores: layer lists in TF32 of a ResNet-18 on an A100
  /// (NVIDIA/TensorRT, trt-engine-explorer examples), and of a ResNet-18, an AlexNet and a
  /// MobileNet V2 at batch 1 on an RTX 3060 (fuzzylabs/edge-vision-power-estimation,
  /// desktop/torch_onnx_trt, TensorRT 10); `128x128x16_stage3` from a published capture of cuDNN on
  /// compute capability 8.6 ([KernelAssumption#PAIRED_BLOCKS]). `warpsize2x1x2`, which cuts the
  /// depth of a block between warps, is taken for 2x2x1.
  static final List<Tile> WIDE =
      List.of(
          new Tile(256, 128, 128, 3, 4, 2),
          new Tile(256, 64, 128, 3, 4, 2),
          new Tile(128, 128, 128, 4, 2, 2),
          new Tile(128, 128, 64, 4, 2, 2),
          new Tile(128, 128, 64, 3, 2, 2),
          new Tile(64, 128, 128, 5, 2, 2),
          new Tile(128, 64, 128, 4, 2, 2),
          new Tile(64, 64, 256, 3, 2, 2),
          new Tile(64, 32, 256, 4, 2, 2),
          new Tile(64, 32, 256, 5, 2, 2),
          new Tile(32, 32, 256, 3, 2, 2),
          new Tile(32, 32, 256, 6, 2, 2));

  /// For operands of four bytes, on CUDA cores (`ffma`): the same lists of the RTX 3060, and the
  /// build log of an AlexNet on one in the same repository.
  static final List<Tile> CORES =
      List.of(
          new Tile(128, 64, 32, 2, 2, 2),
          new Tile(128, 32, 32, 3, 2, 2),
          new Tile(64, 64, 32, 3, 1, 4),
          new Tile(32, 32, 32, 3, 1, 2));

  /// Kernels on CUDA cores go through the depth in steps of eight floats.
  private static final int CORE_DEPTH_BYTES = 32;

  private static final int WARP = 32;

  /// What shared memory delivers to an SM per cycle: 32 banks of four bytes (CUDA C++ Programming
  /// Guide, compute capability 5.x and later).
  private static final double SHARED_BYTES_PER_CYCLE = 128;

  /// Shared memory that the driver takes of each block (CUDA C++ Programming Guide, compute
  /// capability 8.x).
  private static final int RESERVED_SHARED_BYTES = 1024;

  /// Registers that hold no accumulator: operands, addresses, loop state. Assumed.
  private static final int OTHER_REGISTERS = 96;

  boolean onCores() {
    return depthBytes == CORE_DEPTH_BYTES;
  }

  int threads() {
    return warpRows * warpColumns * WARP;
  }

  /// Share of the tensor cores' peak that shared memory can feed: a warp loads a row and a column
  /// of operands for each of its multiply-adds along the depth.
  ///
  /// @param multiplyAddsPerCycle peak of one SM
  double fedFraction(int elementBytes, double multiplyAddsPerCycle) {
    double loaded = elementBytes * ((double) warpRows / rows + (double) warpColumns / columns);
    return Math.min(1, SHARED_BYTES_PER_CYCLE / (loaded * multiplyAddsPerCycle));
  }

  int registers() {
    return Math.min(255, rows * columns / threads() + OTHER_REGISTERS);
  }

  /// Elements of a row or column taken in one step.
  int depth(int elementBytes) {
    return depthBytes / elementBytes;
  }

  int sharedBytes(int useStages) {
    return (rows + columns) * depthBytes * useStages;
  }

  /// The most stages, at least `fewest`, of which `blocks` blocks fit; 0 when there are none.
  int stagesWithin(int sharedLimitBytes, int fewest, int blocks) {
    for (int count = stages; count >= fewest; count--) {
      if (blocks * (sharedBytes(count) + RESERVED_SHARED_BYTES) <= sharedLimitBytes) {
        return count;
      }
    }
    return 0;
  }

  String label(int elementBytes) {
    return rows + "x" + columns + "x" + depth(elementBytes);
  }
}
