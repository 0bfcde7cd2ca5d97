package io.optimum.workbench.device.cuda.driver.jcuda;

import static io.optimum.workbench.device.cuda.driver.jcuda.DriverCalls.check;
import static jcuda.driver.JCudaDriver.cuEventRecord;
import static jcuda.driver.JCudaDriver.cuGraphLaunch;
import static jcuda.driver.JCudaDriver.cuStreamBeginCapture;
import static jcuda.driver.JCudaDriver.cuStreamCreateWithPriority;
import static jcuda.driver.JCudaDriver.cuStreamDestroy;
import static jcuda.driver.JCudaDriver.cuStreamEndCapture;
import static jcuda.driver.JCudaDriver.cuStreamSynchronize;

import io.optimum.workbench.device.cuda.driver.CudaEvent;
import io.optimum.workbench.device.cuda.driver.CudaGraph;
import io.optimum.workbench.device.cuda.driver.CudaStream;
import java.util.Map;
import jcuda.driver.CUgraph;
import jcuda.driver.CUstream;
import jcuda.driver.CUstreamCaptureMode;
import jcuda.driver.CUstream_flags;

/// A stream that does not wait for the default stream.
final class JCudaStream implements CudaStream {
  /// JCuda hides the handle from all but its subclasses.
  private static final class Handle extends CUstream {
    long address() {
      return getNativePointer();
    }
  }

  private final Handle stream = new Handle();
  private final Map<Long, CUstream> open;

  /// @param open all streams by handle; this one is there until it is closed
  JCudaStream(Map<Long, CUstream> open, int priority) {
    this.open = open;
    check(
        "cuStreamCreateWithPriority",
        cuStreamCreateWithPriority(stream, CUstream_flags.CU_STREAM_NON_BLOCKING, priority));
    open.put(handle(), stream);
  }

  @Override
  public long handle() {
    return stream.address();
  }

  @Override
  public void record(CudaEvent event) {
    check("cuEventRecord", cuEventRecord(((JCudaEvent) event).event(), stream));
  }

  /// Captures in the mode in which only the calling thread is held to what a capture allows.
  @Override
  public CudaGraph capture(Runnable enqueue) {
    check(
        "cuStreamBeginCapture",
        cuStreamBeginCapture(stream, CUstreamCaptureMode.CU_STREAM_CAPTURE_MODE_THREAD_LOCAL));
    CUgraph graph = new CUgraph();
    try {
      enqueue.run();
    } catch (RuntimeException e) {
      int ignored = cuStreamEndCapture(stream, graph);
      throw e;
    }
    check("cuStreamEndCapture", cuStreamEndCapture(stream, graph));
    return new JCudaGraph(graph);
  }

  @Override
  public void launch(CudaGraph graph) {
    check("cuGraphLaunch", cuGraphLaunch(((JCudaGraph) graph).executable(), stream));
  }

  @Override
  public void synchronize() {
    check("cuStreamSynchronize", cuStreamSynchronize(stream));
  }

  @Override
  public void close() {
    open.remove(handle());
    check("cuStreamDestroy", cuStreamDestroy(stream));
  }
}
