package io.optimum.workbench.device.cuda.driver.jcuda;

import static io.optimum.workbench.device.cuda.driver.jcuda.DriverCalls.check;
import static jcuda.driver.JCudaDriver.cuFuncGetAttribute;
import static jcuda.driver.JCudaDriver.cuFuncSetAttribute;
import static jcuda.driver.JCudaDriver.cuLaunchKernel;
import static jcuda.driver.JCudaDriver.cuModuleGetFunction;
import static jcuda.driver.JCudaDriver.cuModuleLoadData;
import static jcuda.driver.JCudaDriver.cuModuleUnload;

import io.optimum.workbench.device.cuda.driver.CudaKernel;
import io.optimum.workbench.device.cuda.driver.CudaModule;
import io.optimum.workbench.device.cuda.driver.LaunchShape;
import java.util.Map;
import jcuda.Pointer;
import jcuda.driver.CUfunction;
import jcuda.driver.CUfunction_attribute;
import jcuda.driver.CUmodule;
import jcuda.driver.CUstream;

/// Kernels compiled by the driver from PTX.
final class JCudaModule implements CudaModule {
  private final Map<Long, CUstream> streams;
  private final CUmodule module = new CUmodule();

  JCudaModule(Map<Long, CUstream> streams, String ptx) {
    this.streams = streams;
    check("cuModuleLoadData", cuModuleLoadData(module, ptx));
  }

  @Override
  public CudaKernel kernel(String name) {
    CUfunction function = new CUfunction();
    check("cuModuleGetFunction(%s)".formatted(name), cuModuleGetFunction(function, module, name));
    return new Kernel(name, function);
  }

  @Override
  public void close() {
    check("cuModuleUnload", cuModuleUnload(module));
  }

  private final class Kernel implements CudaKernel {
    private final String name;
    private final CUfunction function;

    Kernel(String name, CUfunction function) {
      this.name = name;
      this.function = function;
    }

    /// More dynamic shared memory than 48 KiB has to be allowed first. What is allowed only grows,
    /// so that launches prepared earlier stay good.
    @Override
    public PreparedLaunch prepare(LaunchShape shape, long... arguments) {
      allow(shape.dynamicSharedBytes());
      Pointer[] each = new Pointer[arguments.length];
      for (int i = 0; i < arguments.length; i++) {
        each[i] = Pointer.to(new long[] {arguments[i]});
      }
      Pointer all = Pointer.to(each);
      String call = "cuLaunchKernel(%s, %s)".formatted(name, shape);
      return stream -> launch(call, shape, stream, all);
    }

    private void launch(String call, LaunchShape shape, long stream, Pointer arguments) {
      CUstream on = streams.get(stream);
      if (on == null) {
        throw new IllegalArgumentException(
            "The stream 0x%x is not open on this driver.".formatted(stream));
      }
      check(
          call,
          cuLaunchKernel(
              function,
              shape.blocks(),
              1,
              1,
              shape.threadsPerBlock(),
              1,
              1,
              shape.dynamicSharedBytes(),
              on,
              arguments,
              null));
    }

    private void allow(int bytes) {
      int attribute = CUfunction_attribute.CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES;
      int[] allowed = new int[1];
      check("cuFuncGetAttribute", cuFuncGetAttribute(allowed, attribute, function));
      if (bytes > allowed[0]) {
        check("cuFuncSetAttribute", cuFuncSetAttribute(function, attribute, bytes));
      }
    }
  }
}
