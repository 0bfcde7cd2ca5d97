package io.optimum.workbench.network.roofline;

import static io.optimum.workbench.network.roofline.OperatorEfficiency.ATTENTION;
import static io.optimum.workbench.network.roofline.OperatorEfficiency.DEPTHWISE;
import static io.optimum.workbench.network.roofline.OperatorEfficiency.GATHER;
import static io.optimum.workbench.network.roofline.OperatorEfficiency.PASS;
import static io.optimum.workbench.network.roofline.OperatorEfficiency.POOLING;
import static io.optimum.workbench.network.roofline.OperatorEfficiency.REFORMAT;
import static io.optimum.workbench.network.roofline.OperatorEfficiency.ROWS;
import static io.optimum.workbench.network.roofline.OperatorEfficiency.STREAM;

import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.network.roofline.Work.Attention;
import io.optimum.workbench.network.roofline.Work.Depthwise;
import io.optimum.workbench.network.roofline.Work.Matrix;
import io.optimum.workbench.network.roofline.Work.Pass;
import java.util.List;

/// The ways in which a fused layer can run: one for most work, many for matrix products
/// ([Products]) and small convolutions ([Winograd]), among which TensorRT's tactic timing picks.
///
/// Efficiencies and where they come from: [OperatorEfficiency].
final class Launches {
  private static final int VECTOR_BYTES = 16;
  private static final int RESERVED_SHARED_BYTES = 1024;
  private static final int ATTENTION_ROWS = 64;

  private final GpuSpec gpu;
  private final Precision precision;
  private final int elementBytes;
  private final Products products;
  private final boolean winograd;

  Launches(GpuSpec gpu, Precision precision, FusionRules rules) {
    this.gpu = gpu;
    this.precision = precision;
    this.elementBytes = Numerics.bytes(precision);
    this.products = new Products(gpu, precision, rules);
    this.winograd = elementBytes == Float.BYTES && rules.assumes(KernelAssumption.WINOGRAD);
  }

  List<Launch> of(FusedLayer layer, int batchSize) {
    return switch (layer.work()) {
      case Matrix matrix -> products.of(matrix, layer, batchSize);
      case Work.ThreeByThree small -> threeByThree(small, layer, batchSize);
      case Attention attention -> List.of(attention(attention, layer, batchSize));
      case Depthwise depthwise -> List.of(depthwise(depthwise, layer, batchSize));
      case Pass pass -> List.of(pass(pass, layer, batchSize));
    };
  }

  private List<Launch> threeByThree(Work.ThreeByThree work, FusedLayer layer, int batchSize) {
    List<Launch> launches = products.of(work.product(), layer, batchSize);
    if (winograd) {
      launches.add(Winograd.launch(work, layer, batchSize, gpu));
    }
    return launches;
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

  private int sharedLimit() {
    return gpu.smLimits().sharedMemoryBytes() - RESERVED_SHARED_BYTES;
  }

  private static long ceil(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }
}
