package io.optimum.workbench.device.cuda;

import java.util.Set;
import java.util.function.IntFunction;

/// A native call of CUDA, NVML or CUPTI that failed. Made in [#check] only, so that no return code
/// leaves the class that called.
public final class CudaException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// `CUDA_ERROR_OUT_OF_MEMORY`.
  private static final int OUT_OF_MEMORY = 2;

  /// `cudaErrorInsufficientDriver`, which the runtime says of no driver, too.
  private static final int INSUFFICIENT_DRIVER = 35;

  /// Errors after which a CUDA context answers every call with the same error; only another process
  /// gets the GPU back (CUDA Driver API, `CUresult`: "the context cannot be used, and must be
  /// destroyed"; "the process must be terminated and relaunched").
  private static final Set<Integer> STICKY =
      Set.of(214, 220, 226, 700, 702, 709, 710, 714, 715, 716, 717, 718, 719, 721, 999);

  /// Whose return codes they are.
  public enum Api {
    /// Driver and runtime number their errors alike.
    CUDA,
    NVML,
    CUPTI
  }

  private final Api api;
  private final String call;
  private final String error;
  private final int code;

  private CudaException(Api api, String call, String error, int code) {
    super("%s failed: %s (%d).%s".formatted(call, error, code, advice(api, code)));
    this.api = api;
    this.call = call;
    this.error = error;
    this.code = code;
  }

  /// @param code 0 = success
  /// @param nameOf the library's own name of an error
  /// @throws CudaException unless `code` is 0
  public static void check(Api api, String call, int code, IntFunction<String> nameOf) {
    if (code != 0) {
      throw new CudaException(api, call, nameOf.apply(code), code);
    }
  }

  private static String advice(Api api, int code) {
    if (isSticky(api, code)) {
      return " The CUDA context is lost: this device is unusable until its process is started"
          + " again.";
    }
    if (api == Api.CUDA && code == INSUFFICIENT_DRIVER) {
      return " There is no driver, or it is older than the CUDA of this library: update the"
          + " driver.";
    }
    return isOutOfMemory(api, code)
        ? " The GPU is out of memory: take a smaller batch, fewer streams or fewer engines, or stop"
            + " other processes on this GPU."
        : "";
  }

  private static boolean isSticky(Api api, int code) {
    return api == Api.CUDA && STICKY.contains(code);
  }

  private static boolean isOutOfMemory(Api api, int code) {
    return api == Api.CUDA && code == OUT_OF_MEMORY;
  }

  /// The function that failed.
  public String call() {
    return call;
  }

  /// The library's own name of the error.
  public String error() {
    return error;
  }

  public int code() {
    return code;
  }

  /// Whether every later call on this device fails too.
  public boolean isSticky() {
    return isSticky(api, code);
  }

  /// Whether device memory did not suffice.
  public boolean isOutOfMemory() {
    return isOutOfMemory(api, code);
  }
}
