package io.optimum.workbench.importer.nsys;

import io.optimum.workbench.importer.kernel.ObservedKernel;
import java.util.List;

/// What a trace tells of one engine: the streams that ran the same kernels over and over.
///
/// @param lanes numbers of its streams
/// @param device number of its GPU
/// @param kernels of one inference
/// @param inferences seen, on all its streams
/// @param aloneCount those during which no other stream ran a kernel
/// @param latencyNanos from the first kernel's start to the last one's end, median over those
///   alone; 0 = none ran alone
/// @param enqueueNanos host time from the first launch to the end of the last; 0 = not traced
/// @param graph whether each inference is one launch of a CUDA graph
/// @param inputBytes copied to the device per inference
/// @param outputBytes copied back per inference
public record TracedEngine(
    List<Integer> lanes,
    int device,
    List<ObservedKernel> kernels,
    int inferences,
    int aloneCount,
    long latencyNanos,
    long enqueueNanos,
    boolean graph,
    long inputBytes,
    long outputBytes) {
  public TracedEngine {
    lanes = List.copyOf(lanes);
    kernels = List.copyOf(kernels);
  }
}
