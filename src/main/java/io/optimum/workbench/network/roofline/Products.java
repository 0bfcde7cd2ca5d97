package io.optimum.workbench.network.roofline;

import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.Pipe;
import io.optimum.workbench.network.roofline.Work.Matrix;
import java.util.ArrayList;
import java.util.List;

/// The ways in which a matrix product can run: one per tile and split of the depth, and for a
/// single row a [MatrixVector].
///
/// Operands of four bytes have tiles of their own, on tensor cores and on CUDA cores, as TensorRT's
/// layer lists name them ([Tile]).
final class Products {
  private static final int[] SPLITS = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32};
  private static final int[] WHOLE = {1};
  private static final int FIRST_LAYER_PADDED = 4;
  private static final int PAIRED_STAGES = 3;
  private static final int PARTIAL_SUM_BYTES = 4;

  private final GpuSpec gpu;
  private final Precision precision;
  private final int elementBytes;
  private final int[] splits;
  private final boolean pairs;
  private final boolean matrixVectors;

  Products(GpuSpec gpu, Precision precision, FusionRules rules) {
    this.gpu = gpu;
    this.precision = precision;
    this.elementBytes = Numerics.bytes(precision);
    this.splits = rules.assumes(KernelAssumption.SPLIT_K) ? SPLITS : WHOLE;
    this.pairs = rules.assumes(KernelAssumption.PAIRED_BLOCKS);
    this.matrixVectors = elementBytes > 1 && rules.assumes(KernelAssumption.MATRIX_VECTOR);
  }

  /// A list that can grow.
  List<Launch> of(Matrix matrix, FusedLayer layer, int batchSize) {
    var launches = new ArrayList<Launch>();
    for (Tile tile : tiles(matrix)) {
      int stages = stages(tile);
      for (int split : stages == 0 ? new int[0] : splits) {
        if (split == 1 || matrix.depth() / split >= 2L * tile.depth(elementBytes)) {
          launches.add(tiled(matrix, layer, batchSize, new Cut(tile, stages, split)));
        }
      }
    }
    if (matrixVectors && MatrixVector.takes(matrix, batchSize)) {
      launches.add(MatrixVector.launch(matrix, elementBytes));
    }
    return launches;
  }

  private List<Tile> tiles(Matrix matrix) {
    if (elementBytes < Float.BYTES) {
      return Tile.NARROW;
    }
    var tiles = new ArrayList<>(Tile.CORES);
    tiles.addAll(tensorPipe(matrix) == Pipe.FP32 ? List.of() : Tile.WIDE);
    return tiles;
  }

  /// Stages of tiles for wide operands are those of their names; 0 where they do not fit.
  private int stages(Tile tile) {
    int limit = gpu.smLimits().sharedMemoryBytes();
    if (elementBytes == Float.BYTES) {
      return tile.stagesWithin(limit, tile.stages(), 1);
    }
    int paired = pairs ? tile.stagesWithin(limit, PAIRED_STAGES, 2) : 0;
    return paired > 0 ? paired : tile.stagesWithin(limit, 2, 1);
  }

  private record Cut(Tile tile, int stages, int split) {}

  private Launch tiled(Matrix matrix, FusedLayer layer, int batchSize, Cut cut) {
    Tile tile = cut.tile();
    Pipe pipe = tile.onCores() ? Pipe.FP32 : tensorPipe(matrix);
    boolean rowsGrow = matrix.batch() == Matrix.Batch.ROWS;
    long rows = rowsGrow ? matrix.rows() * batchSize : matrix.rows();
    long groups = rowsGrow ? matrix.groups() : matrix.groups() * batchSize;
    int step = tile.depth(elementBytes);
    long depth = Math.ceilDiv(padded(matrix, pipe), (long) cut.split() * step) * step;
    long tiles = Math.ceilDiv(rows, tile.rows()) * Math.ceilDiv(matrix.columns(), tile.columns());
    long blocks = tiles * cut.split() * groups;
    double partialSums =
        cut.split() == 1 ? 0 : 2.0 * cut.split() * rows * matrix.columns() * groups;
    double operands = (double) blocks * (tile.rows() + tile.columns()) * depth;
    double results = (double) layer.writtenElements() * batchSize;
    return new Launch(
        name(matrix, cut),
        Math.toIntExact(blocks),
        tile.threads(),
        tile.registers(),
        tile.sharedBytes(cut.stages()),
        pipe,
        2.0 * tile.rows() * tile.columns() * depth,
        efficiency(matrix, tile, pipe),
        OperatorEfficiency.STREAM.fraction(),
        (operands + results) * elementBytes + partialSums * PARTIAL_SUM_BYTES,
        cut.split(),
        pipe == Pipe.FP32 ? 0 : depth * elementBytes);
  }

  /// Where matrix products of this precision run; a first layer of TF32 runs on the CUDA cores.
  private Pipe tensorPipe(Matrix matrix) {
    boolean planes = matrix.form() == Matrix.Form.FIRST_LAYER && precision == Precision.TF32;
    return planes ? Pipe.FP32 : Numerics.matrixPipe(precision, gpu);
  }

  private static long padded(Matrix matrix, Pipe pipe) {
    return matrix.form() == Matrix.Form.FIRST_LAYER && pipe != Pipe.FP32
        ? matrix.depth() / (FIRST_LAYER_PADDED - 1) * FIRST_LAYER_PADDED
        : matrix.depth();
  }

  private double efficiency(Matrix matrix, Tile tile, Pipe pipe) {
    if (pipe == Pipe.FP32) {
      return OperatorEfficiency.coreFraction(gpu);
    }
    double perCycle = gpu.peak(pipe) / 2 / gpu.smCount() / gpu.boostClockHertz();
    double fed = tile.fedFraction(elementBytes, perCycle);
    return switch (matrix.form()) {
      case PRODUCT -> fed * OperatorEfficiency.PRODUCT.fraction();
      case CONVOLUTION -> fed * OperatorEfficiency.CONVOLUTION.fraction();
      case FIRST_LAYER -> fed * OperatorEfficiency.FIRST_LAYER.fraction();
    };
  }

  /// Plain concatenation: every way to run is named, and formatting took longer than timing it.
  private String name(Matrix matrix, Cut cut) {
    String kind = matrix.form() == Matrix.Form.PRODUCT ? "gemm" : "implicit_gemm";
    String cores = cut.tile().onCores() ? "_ffma" : "";
    String split = cut.split() == 1 ? "" : "_split" + cut.split();
    String tile = cut.tile().label(elementBytes);
    return kind + "_tilesize" + tile + "_stage" + cut.stages() + cores + split;
  }
}
