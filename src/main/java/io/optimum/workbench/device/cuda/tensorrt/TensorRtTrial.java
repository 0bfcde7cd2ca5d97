package io.optimum.workbench.device.cuda.tensorrt;

import io.optimum.workbench.device.DeviceFaultException;
import io.optimum.workbench.device.EngineTrial;
import io.optimum.workbench.device.cuda.CudaException;
import io.optimum.workbench.device.load.LatencyRecorder;
import io.optimum.workbench.domain.evidence.EngineVerdict;
import io.optimum.workbench.domain.plan.InfeasibleException;
import io.optimum.workbench.task.Progress;
import java.util.function.LongSupplier;

/// Loads an engine and runs it alone: what DJL runs, by DJL; what it cannot, by TensorRT itself.
///
/// TensorRT always loads it first, since only its own log says why it refuses; DJL prints that and
/// keeps nothing.
public final class TensorRtTrial implements EngineTrial {
  private static final int WARM_UP = 10;

  private final TensorRt library;
  private final HostEngine.Opener djl;
  private final LongSupplier nanoClock;

  /// @param djl opens engines with DJL, which has TensorRT 8 and fixed shapes only
  public TensorRtTrial(TensorRt library, HostEngine.Opener djl, LongSupplier nanoClock) {
    this.library = library;
    this.djl = djl;
    this.nanoClock = nanoClock;
  }

  @Override
  public EngineVerdict attempt(Request request, Progress progress) {
    try (HostEngine engine = open(request)) {
      LatencyRecorder latencies = timed(engine, request.inferences(), progress);
      return new EngineVerdict.Accepted(
          engine.runner(), engine.batchSize(), engine.timed(), latencies.summary());
    } catch (TensorRtException | InfeasibleException | DeviceFaultException | CudaException e) {
      return new EngineVerdict.Refused(String.valueOf(e.getMessage()));
    }
  }

  private HostEngine open(Request request) {
    TensorRt.Engine engine = library.load(TensorRtSource.bytes(request.engine().file()));
    if (library.version().startsWith("8.") && engine.hasFixedShapes()) {
      engine.close();
      return djl.open(request.engine(), request.gpuOrdinal());
    }
    return new ContextEngine(library, engine);
  }

  private LatencyRecorder timed(HostEngine engine, int inferences, Progress progress) {
    LatencyRecorder latencies = new LatencyRecorder();
    for (int i = -WARM_UP; i < inferences; i++) {
      long start = nanoClock.getAsLong();
      engine.infer();
      long end = nanoClock.getAsLong();
      if (i >= 0) {
        latencies.add(end - start);
        progress.report((i + 1.0) / inferences, "Running it alone");
      }
    }
    return latencies;
  }
}
