package io.optimum.workbench.device.cuda.driver.jcuda;

import static io.optimum.workbench.device.cuda.driver.jcuda.DriverCalls.check;
import static jcuda.driver.JCudaDriver.cuCtxGetStreamPriorityRange;
import static jcuda.driver.JCudaDriver.cuCtxSetCurrent;
import static jcuda.driver.JCudaDriver.cuDeviceGet;
import static jcuda.driver.JCudaDriver.cuDevicePrimaryCtxRelease;
import static jcuda.driver.JCudaDriver.cuDevicePrimaryCtxRetain;
import static jcuda.driver.JCudaDriver.cuDriverGetVersion;
import static jcuda.driver.JCudaDriver.cuInit;
import static jcuda.driver.JCudaDriver.cuMemGetInfo;

import io.optimum.workbench.device.cuda.CudaGpuInfo;
import io.optimum.workbench.device.cuda.driver.CudaDriver;
import io.optimum.workbench.device.cuda.driver.CudaEvent;
import io.optimum.workbench.device.cuda.driver.CudaModule;
import io.optimum.workbench.device.cuda.driver.CudaStream;
import io.optimum.workbench.device.cuda.driver.DeviceBuffer;
import io.optimum.workbench.device.cuda.driver.SmPartition;
import io.optimum.workbench.device.cuda.driver.Transfers;
import io.optimum.workbench.domain.run.StreamPriority;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jcuda.driver.CUcontext;
import jcuda.driver.CUdevice;
import jcuda.driver.CUstream;
import org.jspecify.annotations.Nullable;

/// The driver through JCuda. Open it only where [io.optimum.workbench.device.cuda.CudaProber] found
/// the GPU: without a driver library the classes of JCuda do not load.
public final class JCudaDriver implements CudaDriver {
  private final CudaGpuInfo gpu;
  private final CUdevice device = new CUdevice();
  private final CUcontext context = new CUcontext();
  private final Map<Long, CUstream> streams = new ConcurrentHashMap<>();
  private final GreenContexts green;
  private final StreamPriorities priorities;

  /// Retains the GPU's primary context and attaches the calling thread.
  public JCudaDriver(CudaGpuInfo gpu) {
    this.gpu = gpu;
    JCudaNatives.load();
    check("cuInit", cuInit(0));
    check("cuDeviceGet", cuDeviceGet(device, gpu.ordinal()));
    check("cuDevicePrimaryCtxRetain", cuDevicePrimaryCtxRetain(context, device));
    attach();
    green = GreenContexts.of(gpu);
    int[] least = new int[1];
    int[] greatest = new int[1];
    check("cuCtxGetStreamPriorityRange", cuCtxGetStreamPriorityRange(least, greatest));
    priorities = new StreamPriorities(least[0], greatest[0]);
  }

  @Override
  public CudaGpuInfo gpu() {
    return gpu;
  }

  @Override
  public void attach() {
    check("cuCtxSetCurrent", cuCtxSetCurrent(context));
  }

  @Override
  public CudaStream stream(StreamPriority priority, @Nullable SmPartition partition) {
    int number = priorities.number(priority);
    if (!(partition instanceof GreenContext green)) {
      return new JCudaStream(streams, number);
    }
    synchronized (green) { // a green context is current to one thread at a time
      green.attach();
      try {
        return new JCudaStream(streams, number);
      } finally {
        attach();
      }
    }
  }

  @Override
  public CudaEvent event() {
    return new JCudaEvent();
  }

  @Override
  public Transfers transfers(long inputBytes, long outputBytes) {
    return JCudaTransfers.of(streams, inputBytes, outputBytes);
  }

  @Override
  public DeviceBuffer allocate(long bytes) {
    return new JCudaBuffer(bytes);
  }

  @Override
  public CudaModule module(String ptx) {
    return new JCudaModule(streams, ptx);
  }

  @Override
  public long freeBytes() {
    long[] free = new long[1];
    check("cuMemGetInfo", cuMemGetInfo(free, new long[1]));
    return free[0];
  }

  @Override
  public boolean hasPartitions() {
    return green.areSupported();
  }

  @Override
  public List<SmPartition> partition(List<Double> smShareFractions) {
    return green.partition(smShareFractions);
  }

  @Override
  public String version() {
    int[] version = new int[1];
    check("cuDriverGetVersion", cuDriverGetVersion(version));
    return "CUDA driver %d.%d".formatted(version[0] / 1000, version[0] % 1000 / 10);
  }

  @Override
  public void close() {
    check("cuDevicePrimaryCtxRelease", cuDevicePrimaryCtxRelease(device));
  }
}
