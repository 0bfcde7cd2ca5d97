package io.optimum.workbench.device.cuda;

import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.DeviceFaultException;
import io.optimum.workbench.device.DeviceOpener;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.cuda.cupti.CuptiTracer;
import io.optimum.workbench.device.cuda.driver.CudaDriver;
import io.optimum.workbench.device.cuda.driver.Scope;
import io.optimum.workbench.device.cuda.driver.jcuda.JCudaDriver;
import io.optimum.workbench.device.cuda.nvml.Nvml;
import io.optimum.workbench.device.cuda.reenact.Reenactment;
import io.optimum.workbench.device.cuda.run.BoardMonitor;
import io.optimum.workbench.device.cuda.run.RunDevice;
import io.optimum.workbench.device.cuda.run.SoloOutputs;
import io.optimum.workbench.device.cuda.run.host.ThreadHost;
import io.optimum.workbench.device.cuda.run.trace.KernelTracer;
import io.optimum.workbench.device.tensorrt.LibrarySearch;
import io.optimum.workbench.domain.gpu.GpuSpec;
import java.util.List;
import java.util.function.Function;

/// Opens the real GPUs of this machine, in this process. Only for an agent: a fault of the driver
/// ends the process.
public final class CudaOpener implements DeviceOpener {
  private final CudaProber prober;
  private final List<GpuSpec> sheets;
  private final Function<CudaDriver, ExecutableSource> files;

  /// @param sheets that ship
  /// @param files makes what executes engine files on a GPU
  public CudaOpener(
      CudaProber prober, List<GpuSpec> sheets, Function<CudaDriver, ExecutableSource> files) {
    this.prober = prober;
    this.sheets = List.copyOf(sheets);
    this.files = files;
  }

  /// @throws IllegalArgumentException when there is no such GPU, with what there is
  /// @throws DeviceFaultException when the driver has it but it does not open
  @Override
  public GpuDevice open(DeviceChoice choice) {
    if (!(choice instanceof DeviceChoice.Cuda cuda)) {
      throw new IllegalArgumentException("This opens real GPUs only, not %s.".formatted(choice));
    }
    CudaGpuInfo gpu = prober.requireGpu(cuda.ordinal());
    Scope scope = new Scope();
    try {
      return open(gpu, scope);
    } catch (CudaException | LinkageError e) {
      scope.closeAfter(e);
      throw new DeviceFaultException(
          "The GPU %s cannot be opened: %s".formatted(gpu, e.getMessage()), e);
    }
  }

  private CudaGpu open(CudaGpuInfo gpu, Scope scope) {
    GpuSpec sheet = DriverSheet.of(gpu, sheets);
    KernelTracer tracer =
        CuptiTracer.open(LibrarySearch.of(System.getenv())); // before CUDA has a context
    BoardMonitor monitor = monitor(gpu, scope);
    CudaDriver driver = scope.keep(new JCudaDriver(gpu));
    ExecutableSource source =
        scope.keep(new FileOrProfile(files.apply(driver), new Reenactment(driver, sheet)));
    return new CudaGpu(
        new RunDevice(
            sheet,
            driver,
            source,
            tracer,
            monitor,
            ThreadHost.ofPlatformThreads(),
            new SoloOutputs()),
        scope);
  }

  private static BoardMonitor monitor(CudaGpuInfo gpu, Scope scope) {
    try {
      return scope.keep(Nvml.open()).monitor(gpu.uuid());
    } catch (CudaException | IllegalArgumentException e) {
      return BoardMonitor.none("The board cannot be watched: " + e.getMessage());
    }
  }
}
