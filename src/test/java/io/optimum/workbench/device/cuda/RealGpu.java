package io.optimum.workbench.device.cuda;

import io.optimum.workbench.codec.GpuSheets;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.domain.gpu.GpuSpec;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// The first GPU of this machine, for tests tagged `gpu`; elsewhere they are skipped and say why.
public final class RealGpu {
  private static final List<GpuSpec> SHEETS = new GpuSheets(new JsonCodec()).shipped();

  private RealGpu() {}

  /// What its driver says of it.
  public static CudaGpuInfo info() {
    CudaProbe probe = new CudaProber().probe();
    if (probe instanceof CudaProbe.Ready ready) {
      return ready.gpus().getFirst();
    }
    String reason = "Skipped, there is no GPU to test on: " + probe.reason();
    System.out.println(reason);
    Assumptions.abort(reason);
    throw new IllegalStateException("A skipped test ends here.");
  }

  public static GpuSpec sheet() {
    return DriverSheet.of(info(), SHEETS);
  }

  public static GpuDevice open() {
    info();
    return new CudaOpener(
            new CudaProber(), SHEETS, _ -> new NoEngineFiles("These tests re-enact profiles."))
        .open(new DeviceChoice.Cuda(0));
  }
}
