package io.optimum.workbench.network.roofline;

import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.Pipe;

/// A 3×3 convolution of stride 1 by Winograd's minimal filtering (Lavin and Gray, "Fast algorithms
/// for convolutional neural networks", CVPR 2016): a square of four results takes 16 products
/// instead of 36.
///
/// The kernel is `ampere_scudnn_winograd_128x128_ldg1_ldg4_relu_tile148t`
/// ([KernelAssumption#WINOGRAD]): a block of 256 threads computes 4 by 8 such squares of 32
/// channels, as its name says, and takes two stages of eight channels in shared memory; that its
/// registers let two blocks share an SM is assumed.
final class Winograd {
  private static final int SQUARE = 2;
  private static final int SQUARES_DOWN = 4;
  private static final int SQUARES_ACROSS = 8;
  private static final int CHANNELS = 32;
  private static final int PRODUCTS = 16;
  private static final int TAPS = 9;
  private static final int HALO = 2;
  private static final int THREADS = 256;
  private static final int REGISTERS = 126;
  private static final int SHARED_BYTES = 48 * 1024;

  private Winograd() {}

  static Launch launch(Work.ThreeByThree work, FusedLayer layer, int batchSize, GpuSpec gpu) {
    int down = SQUARES_DOWN * SQUARE;
    int across = SQUARES_ACROSS * SQUARE;
    double inChannels = (double) work.product().depth() / TAPS;
    long blocks =
        Math.ceilDiv((long) work.height(), down)
            * Math.ceilDiv(work.width(), across)
            * batchSize
            * Math.ceilDiv(work.product().columns(), CHANNELS);
    double operands = blocks * inChannels * ((down + HALO) * (across + HALO) + CHANNELS * PRODUCTS);
    double results = (double) layer.writtenElements() * batchSize;
    return new Launch(
        "winograd_128x128",
        Math.toIntExact(blocks),
        THREADS,
        REGISTERS,
        SHARED_BYTES,
        Pipe.FP32,
        2.0 * SQUARES_DOWN * SQUARES_ACROSS * CHANNELS * PRODUCTS * inChannels,
        OperatorEfficiency.coreFraction(gpu),
        OperatorEfficiency.STREAM.fraction(),
        (operands + results) * Float.BYTES,
        1,
        0);
  }
}
