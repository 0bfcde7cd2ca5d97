package io.optimum.workbench.network.roofline;

import static io.optimum.workbench.network.roofline.OperatorEfficiency.ATTENTION;
import static io.optimum.workbench.network.roofline.OperatorEfficiency.CONVOLUTION;
import static io.optimum.workbench.network.roofline.OperatorEfficiency.CORES;
import static io.optimum.workbench.network.roofline.OperatorEfficiency.DEPTHWISE;
import static io.optimum.workbench.network.roofline.OperatorEfficiency.FIRST_LAYER;
import static io.optimum.workbench.network.roofline.OperatorEfficiency.GATHER;
import static io.optimum.workbench.network.roofline.OperatorEfficiency.PASS;
import static io.optimum.workbench.network.roofline.OperatorEfficiency.POOLING;
import static io.optimum.workbench.network.roofline.OperatorEfficiency.PRODUCT;
import static io.optimum.workbench.network.roofline.OperatorEfficiency.REFORMAT;
import static io.optimum.workbench.network.roofline.OperatorEfficiency.ROWS;
import static io.optimum.workbench.network.roofline.OperatorEfficiency.STREAM;

import io.optimum.workbench.domain.GpuSpec;
import io.optimum.workbench.domain.Pipe;
import io.optimum.workbench.domain.Precision;
import io.optimum.workbench.network.roofline.Work.Attention;
import io.optimum.workbench.network.roofline.Work.Depthwise;
import io.optimum.workbench.network.roofline.Work.Matrix;
import io.optimum.workbench.network.roofline.Work.Pass;
import java.util.ArrayList;
import java.util.List;

/// The ways in which a fused layer can run: one for most work, one per tile and split of the depth
/// for matrix products, among which TensorRT's tactic timing picks.
///
/// Efficiencies and where they come from: [OperatorEfficiency].
final class Launches {
  private static final int[] SPLITS = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32};
  private static final int[] WHOLE = {1};
  private static final int FIRST_LAYER_PADDED = 4;
  private static final int VECTOR_BYTES = 16;
  private static final int RESERVED_SHARED_BYTES = 1024;
  private static final int ATTENTION_ROWS = 64;
  private static final int PAIRED_STAGES = 3;
  private static final int PARTIAL_SUM_BYTES = 4;

  private final GpuSpec gpu;
  private final Precision precision;
  private final int elementBytes;
  private final int[] splits;
  private final boolean pairs;
  private final boolean matrixVectors;

  Launches(GpuSpec gpu, Precision precision, FusionRules rules) {
    this.gpu = gpu;
    this.precision = precision;
    this.elementBytes = Numerics.bytes(precision);
    this.splits = rules.assumes(KernelAssumption.SPLIT_K) ? SPLITS : WHOLE;
    this.pairs = rules.assumes(KernelAssumption.PAIRED_BLOCKS);
    this.matrixVectors = elementBytes > 1 && rules.assumes(KernelAssumption.MATRIX_VECTOR);
  }

  List<Launch> of(FusedLayer layer, int batchSize) {
    return switch (layer.work()) {
      case Matrix matrix -> products(matrix, layer, batchSize);
      case Attention attention -> List.of(attention(attention, layer, batchSize));
      case Depthwise depthwise -> List.of(depthwise(depthwise, layer, batchSize));
      case Pass pass -> List.of(pass(pass, layer, batchSize));
    };
  }

  private List<Launch> products(Matrix matrix, FusedLayer layer, int batchSize) {
    List<Launch> launches = tiled(matrix, layer, batchSize);
    if (matrixVectors && MatrixVector.takes(matrix, batchSize)) {
      launches.add(MatrixVector.launch(matrix, elementBytes));
    }
    return launches;
  }

  private List<Launch> tiled(Matrix matrix, FusedLayer layer, int batchSize) {
    var launches = new ArrayList<Launch>();
    for (Tile tile : Tile.TABLE) {
      int stages = stages(tile);
      for (int split : stages == 0 ? new int[0] : splits) {
        if (split == 1 || matrix.depth() / split >= 2L * tile.depth(elementBytes)) {
          launches.add(tiled(matrix, layer, batchSize, new Cut(tile, stages, split)));
        }
      }
    }
    return launches;
  }

  private double fed(Tile tile, Pipe pipe) {
    double perCycle = gpu.peak(pipe) / 2 / gpu.smCount() / gpu.boostClockHertz();
    return tile.fedFraction(elementBytes, perCycle);
  }

  private int stages(Tile tile) {
    int limit = gpu.smLimits().sharedMemoryBytes();
    int paired = pairs ? tile.stagesWithin(limit, PAIRED_STAGES, 2) : 0;
    return paired > 0 ? paired : tile.stagesWithin(limit, 2, 1);
  }

  private record Cut(Tile tile, int stages, int split) {}

  private Launch tiled(Matrix matrix, FusedLayer layer, int batchSize, Cut cut) {
    Tile tile = cut.tile();
    boolean rowsGrow = matrix.batch() == Matrix.Batch.ROWS;
    long rows = rowsGrow ? matrix.rows() * batchSize : matrix.rows();
    long groups = rowsGrow ? matrix.groups() : matrix.groups() * batchSize;
    int step = tile.depth(elementBytes);
    long depth = ceil(padded(matrix), (long) cut.split() * step) * step;
    long blocks =
        ceil(rows, tile.rows()) * ceil(matrix.columns(), tile.columns()) * cut.split() * groups;
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
        pipe(matrix),
        2.0 * tile.rows() * tile.columns() * depth,
        fed(tile, pipe(matrix)) * efficiency(matrix),
        STREAM.fraction(),
        (operands + results) * elementBytes + partialSums * PARTIAL_SUM_BYTES,
        cut.split(),
        depth);
  }

  private Launch attention(Attention work, FusedLayer layer, int batchSize) {
    long blocks = work.heads() * batchSize * ceil(work.rows(), ATTENTION_ROWS);
    double keysAndValues = 2.0 * blocks * work.columns() * work.depth();
    int tileElements = 3 * ATTENTION_ROWS * Math.toIntExact(work.depth());
    return new Launch(
        "fused_attention_%dx%d".formatted(work.columns(), work.depth()),
        Math.toIntExact(blocks),
        128,
        168,
        Math.min(sharedLimit(), tileElements * elementBytes),
        Numerics.matrixPipe(precision, gpu),
        2.0 * layer.multiplyAdds() * batchSize / blocks,
        ATTENTION.fraction(),
        STREAM.fraction(),
        (keysAndValues + (double) layer.writtenElements() * batchSize) * elementBytes,
        1,
        0);
  }

  private Launch depthwise(Depthwise work, FusedLayer layer, int batchSize) {
    int threads = 128;
    long outputs = layer.writtenElements() * batchSize;
    int blocks = Math.toIntExact(ceil(outputs, (long) threads * VECTOR_BYTES / elementBytes));
    return new Launch(
        "depthwise_%dtaps".formatted(work.taps()),
        blocks,
        threads,
        64,
        0,
        Numerics.vectorPipe(precision, gpu),
        2.0 * work.taps() * outputs / blocks,
        DEPTHWISE.fraction(),
        STREAM.fraction(),
        touched(layer, batchSize),
        1,
        0);
  }

  private Launch pass(Pass work, FusedLayer layer, int batchSize) {
    int threads = 256;
    long elements =
        Math.max(layer.writtenElements(), layer.readElements() / VECTOR_BYTES) * batchSize;
    int blocks = Math.toIntExact(ceil(elements, (long) threads * VECTOR_BYTES / elementBytes));
    return new Launch(
        work.kind().name().toLowerCase(java.util.Locale.ROOT),
        blocks,
        threads,
        32,
        0,
        Numerics.vectorPipe(precision, gpu),
        operations(work.kind())
            * Math.max(layer.writtenElements(), layer.readElements())
            * batchSize
            / blocks,
        PASS.fraction(),
        memoryEfficiency(work.kind()),
        touched(layer, batchSize),
        1,
        0);
  }

  /// Operations per element, counting an exponential as a handful.
  private static double operations(Pass.Kind kind) {
    return switch (kind) {
      case POINTWISE -> 8;
      case POOLING -> 2;
      case NORMALISATION -> 8;
      case SOFTMAX -> 10;
      case GATHER, COPY, REFORMAT -> 0;
    };
  }

  private static double memoryEfficiency(Pass.Kind kind) {
    return switch (kind) {
      case POINTWISE, COPY -> STREAM.fraction();
      case NORMALISATION, SOFTMAX -> ROWS.fraction();
      case POOLING -> POOLING.fraction();
      case GATHER -> GATHER.fraction();
      case REFORMAT -> REFORMAT.fraction();
    };
  }

  private double touched(FusedLayer layer, int batchSize) {
    double activations = (double) (layer.readElements() + layer.writtenElements()) * batchSize;
    return (activations + layer.weights()) * elementBytes;
  }

  private Pipe pipe(Matrix matrix) {
    boolean planes = matrix.form() == Matrix.Form.FIRST_LAYER && precision == Precision.TF32;
    return planes ? Pipe.FP32 : Numerics.matrixPipe(precision, gpu);
  }

  private long padded(Matrix matrix) {
    return matrix.form() == Matrix.Form.FIRST_LAYER && pipe(matrix) != Pipe.FP32
        ? matrix.depth() / (FIRST_LAYER_PADDED - 1) * FIRST_LAYER_PADDED
        : matrix.depth();
  }

  private double efficiency(Matrix matrix) {
    if (pipe(matrix) == Pipe.FP32) {
      return CORES.fraction();
    }
    return switch (matrix.form()) {
      case PRODUCT -> PRODUCT.fraction();
      case CONVOLUTION -> CONVOLUTION.fraction();
      case FIRST_LAYER -> FIRST_LAYER.fraction();
    };
  }

  private String name(Matrix matrix, Cut cut) {
    String kind = matrix.form() == Matrix.Form.PRODUCT ? "gemm" : "implicit_gemm";
    String split = cut.split() == 1 ? "" : "_split" + cut.split();
    return "%s_tilesize%s_stage%d%s"
        .formatted(kind, cut.tile().label(elementBytes), cut.stages(), split);
  }

  private int sharedLimit() {
    return gpu.smLimits().sharedMemoryBytes() - RESERVED_SHARED_BYTES;
  }

  private static long ceil(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }
}
