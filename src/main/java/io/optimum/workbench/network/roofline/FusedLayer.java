package io.optimum.workbench.network.roofline;

import io.optimum.workbench.network.graph.Tensor;
import java.util.List;

/// Layers that run as one kernel, for one input of the batch.
///
/// @param name the layers, joined
/// @param work what they compute
/// @param multiplyAdds of convolutions and matrix products
/// @param weights numbers read that do not depend on the input
/// @param readElements activations read
/// @param writtenElements activations written
/// @param reads buffers read
/// @param writes buffers written
public record FusedLayer(
    String name,
    Work work,
    long multiplyAdds,
    long weights,
    long readElements,
    long writtenElements,
    List<Tensor> reads,
    List<Tensor> writes) {
  public FusedLayer {
    reads = List.copyOf(reads);
    writes = List.copyOf(writes);
  }

  /// The kernel that adds the partial sums of a split depth.
  FusedLayer reduction(int parts) {
    return new FusedLayer(
        name + "_reduce",
        new Work.Pass(Work.Pass.Kind.POINTWISE),
        0,
        0,
        parts * writtenElements,
        writtenElements,
        writes,
        writes);
  }
}
