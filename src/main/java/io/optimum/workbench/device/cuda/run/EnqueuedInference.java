package io.optimum.workbench.device.cuda.run;

import io.optimum.workbench.device.cuda.Executable;
import io.optimum.workbench.device.cuda.driver.CudaGraph;
import io.optimum.workbench.device.cuda.driver.CudaStream;
import io.optimum.workbench.device.cuda.driver.Scope;
import io.optimum.workbench.device.cuda.driver.Transfers;
import io.optimum.workbench.domain.engine.EngineProfile;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that one inference enqueues: inputs in, the engine, outputs out; as single launches, or
/// captured into a graph. It has run once before it is measured.
final class EnqueuedInference implements AutoCloseable {
  private final Scope scope;
  private final Executable executable;
  private final Transfers transfers;
  private @Nullable CudaGraph graph;

  private EnqueuedInference(Scope scope, Executable executable, Transfers transfers) {
    this.scope = scope;
    this.executable = executable;
    this.transfers = transfers;
  }

  static EnqueuedInference open(
      LoadedEngine engine, RunDevice device, CudaStream stream, boolean asGraph) {
    Scope scope = new Scope();
    try {
      EngineProfile profile = engine.profile();
      Executable executable = scope.keep(device.source().open(profile, engine.binary()));
      Transfers transfers =
          scope.keep(device.driver().transfers(profile.inputBytes(), profile.outputBytes()));
      EnqueuedInference inference = new EnqueuedInference(scope, executable, transfers);
      inference.enqueueEach(stream);
      stream.synchronize();
      if (asGraph) {
        inference.graph = scope.keep(stream.capture(() -> inference.enqueueEach(stream)));
      }
      return inference;
    } catch (RuntimeException e) {
      scope.closeAfter(e);
      throw e;
    }
  }

  void enqueue(CudaStream stream) {
    if (graph == null) {
      enqueueEach(stream);
    } else {
      stream.launch(graph);
    }
  }

  /// What the last inference computed.
  Optional<double[]> outputs() {
    return executable.outputs();
  }

  private void enqueueEach(CudaStream stream) {
    transfers.enqueueIn(stream);
    executable.enqueue(stream.handle());
    transfers.enqueueOut(stream);
  }

  @Override
  public void close() {
    scope.close();
  }
}
