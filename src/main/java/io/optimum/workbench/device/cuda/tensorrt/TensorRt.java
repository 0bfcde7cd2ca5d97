package io.optimum.workbench.device.cuda.tensorrt;

import io.optimum.workbench.domain.engine.BuildRequest;
import java.util.List;

/// TensorRT, as far as it is used here. Every method throws [TensorRtException] with the reasons
/// that the library logged, or [io.optimum.workbench.domain.plan.InfeasibleException] where the
/// GPU's memory does not suffice.
public interface TensorRt extends AutoCloseable {
  /// For example `8.6.1`.
  String version();

  /// A serialised engine of a network, what its builder warned of, and how long its kernels took.
  ///
  /// @param timingCache what an earlier build measured; empty for none
  Built build(BuildRequest request, byte[] timingCache);

  /// @param plan a serialised engine
  Engine load(byte[] plan);

  /// What a build gave.
  ///
  /// @param plan the serialised engine
  /// @param timingCache for the next build on this GPU with this TensorRT
  record Built(byte[] plan, byte[] timingCache, List<String> warnings) {
    public Built {
      warnings = List.copyOf(warnings);
    }
  }

  /// Lets go of the library, after all its engines.
  @Override
  void close();

  /// An engine in the GPU's memory, until it is closed: after all its contexts.
  interface Engine extends AutoCloseable {
    /// Batch sizes that it takes, smallest and largest.
    int smallestBatch();

    int largestBatch();

    /// Whether every input has its shape fixed, the batch size among it.
    boolean hasFixedShapes();

    /// What is in it, as JSON: the same that `trtexec --exportLayerInfo` writes.
    String layersJson();

    /// A new execution context with buffers of its own, inputs filled by `seed`.
    Context context(int batchSize, long seed);

    @Override
    void close();
  }

  /// What enqueues inferences of one engine at one batch size, one after the other.
  interface Context extends AutoCloseable {
    /// @throws io.optimum.workbench.device.DeviceFaultException when it does not start
    void enqueue(long stream);

    /// Waits until everything enqueued has ended.
    void await();

    /// Activations, inputs and outputs.
    long deviceMemoryBytes();

    /// The numbers of all outputs, one after the other; waits for the GPU.
    double[] outputs();

    /// Waits for the GPU, and gives back the memory.
    @Override
    void close();
  }
}
