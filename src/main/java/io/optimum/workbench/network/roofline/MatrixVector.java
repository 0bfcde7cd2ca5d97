package io.optimum.workbench.network.roofline;

import io.optimum.workbench.domain.gpu.Pipe;
import io.optimum.workbench.network.roofline.Work.Matrix;

/// The kernel of a matrix product with one row, as the last layers of a network have at batch 1: it
/// reads every weight once and is bound by that.
///
/// Threads, registers and shared memory are those of `gemv2T_kernel_val` in a trace (see
/// [KernelAssumption#MATRIX_VECTOR]); 16 results per block is its template argument, taken for
/// that.
final class MatrixVector {
  private static final int COLUMNS_PER_BLOCK = 16;
  private static final int THREADS = 128;
  private static final int REGISTERS = 75;
  private static final int SHARED_BYTES = 5120;

  private MatrixVector() {}

  static boolean takes(Matrix matrix, int batchSize) {
    return matrix.batch() == Matrix.Batch.ROWS
        && matrix.groups() == 1
        && matrix.rows() * batchSize == 1;
  }

  static Launch launch(Matrix matrix, int elementBytes) {
    int blocks = Math.toIntExact(Math.ceilDiv(matrix.columns(), COLUMNS_PER_BLOCK));
    double weights = (double) matrix.columns() * matrix.depth();
    double vectors = (double) blocks * matrix.depth() + matrix.columns();
    return new Launch(
        "gemv",
        blocks,
        THREADS,
        REGISTERS,
        SHARED_BYTES,
        Pipe.FP32,
        2.0 * COLUMNS_PER_BLOCK * matrix.depth(),
        OperatorEfficiency.CORES.fraction(),
        OperatorEfficiency.STREAM.fraction(),
        (weights + vectors) * elementBytes,
        1,
        0);
  }
}
