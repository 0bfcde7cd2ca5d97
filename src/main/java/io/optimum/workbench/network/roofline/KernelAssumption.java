package io.optimum.workbench.network.roofline;

/// What is assumed about the kernels that TensorRT builds, beyond the fusions that always happen
/// (batch normalisation, ReLU and its clipped and leaky forms, the residual sum, chains of
/// pointwise layers). Each can be switched, so that its effect on the number of kernels can be
/// shown.
public enum KernelAssumption {
  /// Scores, softmax and mixing of an attention are one kernel.
  ///
  /// Source: TensorRT documentation, layer fusion catalogue: fused multi-head attention exists for
  /// data types of at most two bytes.
  FUSED_ATTENTION,

  /// A GELU joins the matrix product before it.
  ///
  /// Source: TensorRT documentation, layer fusion catalogue; assumed for data types of at most two
  /// bytes.
  FUSED_GELU,

  /// 1×1 convolutions and matrix products that read the same tensor, with the same stride and
  /// activation, are one kernel.
  ///
  /// Source: TensorRT build log of GoogLeNet, "Merging layers: 1x1 || 3x3_reduce || 5x5_reduce"
  /// (dusty-nv/jetson-inference issue 1630).
  MERGED_SIBLINGS,

  /// A concatenation costs one copy for each input that is itself a concatenation or part of a
  /// merged output.
  ///
  /// Source: Merged outputs: "Generating copy for ... because input is not movable" (same log).
  /// Concatenations within concatenations: assumed, no public log of a DenseNet known.
  NESTED_CONCAT_COPIES,

  /// An image is laid out anew once, before the first convolution on tensor cores.
  ///
  /// Source: Layer lists of a ResNet-18 on an A100 (NVIDIA/TensorRT, trt-engine-explorer examples):
  /// one reformat that runs as a kernel, in FP16 before the first layer, in TF32 behind it.
  INPUT_REFORMATS,

  /// Outputs of a reduced precision are written as FP32 by a kernel of their own.
  ///
  /// Source: TensorRT documentation, reformat-free network I/O: outputs are linear FP32 unless
  /// allowed otherwise.
  OUTPUT_REFORMATS,

  /// A batch normalisation that no convolution could absorb reads and writes linear layout, so that
  /// the convolutions around it need a reformat each.
  ///
  /// Source: none: a hypothesis. In the layer list of an SSD with such normalisations every Scale
  /// has linear layout, and so have its neighbours (NVIDIA developer forum, topic 288714).
  SCALE_REFORMATS,

  /// The depth of a matrix product may be split over thread blocks, which fills a GPU that its
  /// tiles alone would not.
  ///
  /// Source: CUTLASS documentation, efficient GEMM: parallelized reductions, split-K. No tactic
  /// name of the layer lists we know shows it: none of 65 in TF32 at batch 1 on an RTX 3060
  /// (fuzzylabs/edge-vision-power-estimation), so it is off for operands of four bytes; for
  /// narrower ones that TensorRT takes it as often as the least modelled time suggests is assumed.
  SPLIT_K,

  /// A 3×3 convolution of stride 1 in TF32 or FP32 may run on the CUDA cores by Winograd's
  /// algorithm.
  ///
  /// Source: ampere_scudnn_winograd_128x128_ldg1_ldg4_relu_tile148t_nt_v1 in TensorRT's layer lists
  /// of a ResNet-18 and an AlexNet with TF32 allowed, batch 1, on an RTX 3060
  /// (fuzzylabs/edge-vision-power-estimation, desktop/torch_onnx_trt): compute capability 8.6,
  /// where tensor cores are no faster in TF32 than CUDA cores in FP32.
  WINOGRAD,

  /// A tile for operands of one or two bytes takes fewer stages of shared memory, but three at
  /// least, where that lets two blocks share an SM.
  ///
  /// Source: an analogy: in TF32 there are tilesize128x128x16_stage4 for SMs of 164 KiB (sm80_xmma)
  /// and tilesize128x128x16_stage3 for SMs of 100 KiB (sm86_xmma). Names in FP16 on an RTX 3060
  /// (fuzzylabs/edge-vision-power-estimation) do not show it.
  PAIRED_BLOCKS,

  /// A product of a single row may run as a matrix-vector kernel, which needs little of an SM. An
  /// engine built for a range of batch sizes cannot: its kernels serve the whole range.
  ///
  /// Source: sm50_xmma_cublas_gemvx in TensorRT's layer lists of batch-1 engines on an RTX 3060
  /// (fuzzylabs/edge-vision-power-estimation); the range: TensorRT API, optimization profile. Its
  /// launch is that of gemv2T_kernel_val of cuBLAS in the Nsight Systems trace
  /// power_iteration__baseline.sqlite of brycelelbach/nsightful: 128 threads, 75 registers, 5 KiB
  /// of shared memory.
  MATRIX_VECTOR,

  /// The partial sums of a split depth are added by a kernel of their own.
  ///
  /// Source: cuBLAS has such kernels (splitKreduce_kernel in the nsightful sample trace); tactic
  /// names of TensorRT's layer lists show none.
  SPLIT_K_REDUCTIONS
}
