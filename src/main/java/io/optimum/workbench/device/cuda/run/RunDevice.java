package io.optimum.workbench.device.cuda.run;

import io.optimum.workbench.device.cuda.ExecutableSource;
import io.optimum.workbench.device.cuda.driver.CudaDriver;
import io.optimum.workbench.device.cuda.run.host.Host;
import io.optimum.workbench.device.cuda.run.trace.KernelTracer;
import io.optimum.workbench.domain.gpu.GpuSpec;

/// All that runs use of a real GPU.
///
/// @param gpu its data sheet
/// @param driver streams, events, graphs
/// @param source makes executables of engines
/// @param tracer sees kernels in runs that ask for a trace
/// @param monitor watches the board
/// @param host threads and time
/// @param outputs what engines computed alone
public record RunDevice(
    GpuSpec gpu,
    CudaDriver driver,
    ExecutableSource source,
    KernelTracer tracer,
    BoardMonitor monitor,
    Host host,
    SoloOutputs outputs) {
  /// The same for a run of which nothing is traced: nothing of the tracer is called then.
  RunDevice untraced() {
    return new RunDevice(
        gpu, driver, source, KernelTracer.none("No trace was asked for."), monitor, host, outputs);
  }
}
