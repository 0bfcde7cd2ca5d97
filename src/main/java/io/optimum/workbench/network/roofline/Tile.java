package io.optimum.workbench.network.roofline;

import java.util.List;

/// The part of a matrix product that one thread block computes.
///
/// The table holds the tiles and warp layouts that trtexec names in tactics on Ampere
/// (`tilesize256x 128x32_stage3_warpsize4x2x1`).
///
/// @param rows of the result
/// @param columns of the result
/// @param depthBytes of a row or column taken in one step: 64 for most, whatever the data type
///   (`tilesize128x128x32` in FP16, `tilesize128x128x16` in TF32)
/// @param stages of operands in shared memory, where they fit
/// @param warpRows warps side by side along the rows
/// @param warpColumns the same along the columns
record Tile(int rows, int columns, int depthBytes, int stages, int warpRows, int warpColumns) {
  static final List<Tile> TABLE =
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

  private static final int WARP = 32;

  /// What shared memory delivers to an SM per cycle: 32 banks of four bytes (CUDA C++ Programming
  /// Guide, compute capability 5.x and later).
  private static final double SHARED_BYTES_PER_CYCLE = 128;

  /// Shared memory that the driver takes of each block (CUDA C++ Programming Guide, compute
  /// capability 8.x).
  private static final int RESERVED_SHARED_BYTES = 1024;

  /// Registers that hold no accumulator: operands, addresses, loop state. Assumed.
  private static final int OTHER_REGISTERS = 96;

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
    return "%dx%dx%d".formatted(rows, columns, depth(elementBytes));
  }
}
