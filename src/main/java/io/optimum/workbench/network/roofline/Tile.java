package io.optimum.workbench.network.roofline;

import java.util.List;

/// The part of a matrix product that one thread block computes.
///
/// The table holds the tiles that trtexec names in tactics on Ampere (`tilesize256x128x32_stage3_
/// warpsize4x2x1`); threads are 32 per warp of that layout. The efficiency is what a tile reaches
/// of the peak that the largest one reaches: operands loaded per multiply-add grow as `1/rows +
/// 1/columns`. The values are our choice; no timing of single tiles stands behind them.
///
/// @param rows of the result
/// @param columns of the result
/// @param depthBytes of a row or column taken in one step: 64 for most, whatever the data type
///   (`tilesize128x128x32` in FP16, `tilesize128x128x16` in TF32)
/// @param stages of operands in shared memory, where they fit
/// @param threads of the block
/// @param efficiency relative to the largest tile, 0..1
record Tile(int rows, int columns, int depthBytes, int stages, int threads, double efficiency) {
  static final List<Tile> TABLE =
      List.of(
          new Tile(256, 128, 64, 3, 256, 1.0),
          new Tile(128, 256, 64, 3, 256, 1.0),
          new Tile(128, 128, 64, 4, 128, 0.95),
          new Tile(256, 64, 64, 3, 128, 0.9),
          new Tile(128, 64, 64, 4, 128, 0.85),
          new Tile(64, 128, 64, 4, 128, 0.85),
          new Tile(64, 64, 64, 5, 128, 0.7),
          new Tile(64, 32, 128, 5, 128, 0.5),
          new Tile(32, 64, 128, 5, 128, 0.5),
          new Tile(32, 32, 128, 5, 64, 0.35));

  /// Shared memory that the driver takes of each block (CUDA C++ Programming Guide, compute
  /// capability 8.x).
  private static final int RESERVED_SHARED_BYTES = 1024;

  /// Registers that hold no accumulator: operands, addresses, loop state. Assumed.
  private static final int OTHER_REGISTERS = 96;

  int registers() {
    return Math.min(255, rows * columns / threads + OTHER_REGISTERS);
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
