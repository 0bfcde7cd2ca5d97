package io.optimum.workbench.network.roofline;

import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.Pipe;

/// What a kind of kernel reaches of a peak of its GPU, before occupancy and tile size are taken
/// off.
///
/// All are round numbers of our choice. Those marked *ResNet-18* were chosen after looking at the
/// layer times of a ResNet-18 at batch 32 on an A100 (trtexec, FP16 and TF32; NVIDIA/TensorRT,
/// trt-engine-explorer examples), so that agreement with that engine is no evidence; the others are
/// assumed. None was chosen by looking at a co-location measurement.
enum OperatorEfficiency {
  /// Matrix products on tensor cores: ResNet-18.
  PRODUCT(0.9),
  /// Convolutions on tensor cores: ResNet-18.
  CONVOLUTION(0.8),
  /// A first layer of three channels on tensor cores: ResNet-18.
  FIRST_LAYER(0.35),
  /// Matrix products and convolutions on CUDA cores: ResNet-18, its first layer in TF32.
  CORES(0.85),
  /// Fused attention, of the tensor cores: assumed; FlashAttention-2 reaches 0.5 to 0.73 on an A100
  /// at its best (Dao, 2023, abstract), and short sequences less.
  ATTENTION(0.4),
  /// Depthwise convolutions, of the CUDA cores: assumed.
  DEPTHWISE(0.25),
  /// Passes over elements, of the CUDA cores: assumed; bandwidth binds them.
  PASS(0.5),
  /// Plain streams, of the DRAM and L2 bandwidths: assumed; 0.83 was measured on a V100 (Jia et
  /// al., Dissecting the Volta GPU architecture, 2018).
  STREAM(0.85),
  /// Normalisation and softmax, of the bandwidths: assumed.
  ROWS(0.75),
  /// Pooling, of the bandwidths: ResNet-18.
  POOLING(0.6),
  /// Gathering rows, of the bandwidths: assumed.
  GATHER(0.4),
  /// Reformats and transpositions, of the bandwidths: ResNet-18.
  REFORMAT(0.25),
  /// Peak of the L2 cache itself: assumed.
  L2(0.7);

  private static final double LANES_WRITTEN_FOR = 64;

  private final double fraction;

  OperatorEfficiency(double fraction) {
    this.fraction = fraction;
  }

  /// What matrix products and convolutions on CUDA cores reach of the FP32 peak. An SM issues four
  /// warps a cycle; with 128 lanes every one of them has to be an FMA to reach the peak, and the
  /// kernels were written for 64 lanes, where every second may be something else (NVIDIA Ampere
  /// GA102 white paper: the second 16 lanes of a partition also run the integers). So they are
  /// taken to reach what 64 lanes would. Convolutions of a ResNet-18 on an RTX 3060 ([Tile#CORES])
  /// reach 0.3 to 0.4 of the peak of the SMs they fill.
  static double coreFraction(GpuSpec gpu) {
    double lanes = gpu.peak(Pipe.FP32) / 2 / gpu.smCount() / gpu.boostClockHertz();
    return CORES.fraction() * Math.min(1, LANES_WRITTEN_FOR / lanes);
  }

  /// Of the peak, 0..1.
  double fraction() {
    return fraction;
  }
}
