package io.optimum.workbench.device.cuda;

import java.util.Map;

/// Names of the driver's errors that people meet (`CUresult` of cuda.h 13.0), for a driver that
/// cannot even say them because it does not start.
public final class CudaErrors {
  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(1, "CUDA_ERROR_INVALID_VALUE"),
          Map.entry(2, "CUDA_ERROR_OUT_OF_MEMORY"),
          Map.entry(3, "CUDA_ERROR_NOT_INITIALIZED"),
          Map.entry(34, "CUDA_ERROR_STUB_LIBRARY"),
          Map.entry(36, "CUDA_ERROR_CALL_REQUIRES_NEWER_DRIVER"),
          Map.entry(46, "CUDA_ERROR_DEVICE_UNAVAILABLE"),
          Map.entry(100, "CUDA_ERROR_NO_DEVICE"),
          Map.entry(101, "CUDA_ERROR_INVALID_DEVICE"),
          Map.entry(200, "CUDA_ERROR_INVALID_IMAGE"),
          Map.entry(201, "CUDA_ERROR_INVALID_CONTEXT"),
          Map.entry(209, "CUDA_ERROR_NO_BINARY_FOR_GPU"),
          Map.entry(214, "CUDA_ERROR_ECC_UNCORRECTABLE"),
          Map.entry(218, "CUDA_ERROR_INVALID_PTX"),
          Map.entry(220, "CUDA_ERROR_NVLINK_UNCORRECTABLE"),
          Map.entry(222, "CUDA_ERROR_UNSUPPORTED_PTX_VERSION"),
          Map.entry(226, "CUDA_ERROR_CONTAINED"),
          Map.entry(400, "CUDA_ERROR_INVALID_HANDLE"),
          Map.entry(500, "CUDA_ERROR_NOT_FOUND"),
          Map.entry(600, "CUDA_ERROR_NOT_READY"),
          Map.entry(700, "CUDA_ERROR_ILLEGAL_ADDRESS"),
          Map.entry(701, "CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES"),
          Map.entry(702, "CUDA_ERROR_LAUNCH_TIMEOUT"),
          Map.entry(709, "CUDA_ERROR_CONTEXT_IS_DESTROYED"),
          Map.entry(710, "CUDA_ERROR_ASSERT"),
          Map.entry(714, "CUDA_ERROR_HARDWARE_STACK_ERROR"),
          Map.entry(715, "CUDA_ERROR_ILLEGAL_INSTRUCTION"),
          Map.entry(716, "CUDA_ERROR_MISALIGNED_ADDRESS"),
          Map.entry(717, "CUDA_ERROR_INVALID_ADDRESS_SPACE"),
          Map.entry(718, "CUDA_ERROR_INVALID_PC"),
          Map.entry(719, "CUDA_ERROR_LAUNCH_FAILED"),
          Map.entry(801, "CUDA_ERROR_NOT_SUPPORTED"),
          Map.entry(802, "CUDA_ERROR_SYSTEM_NOT_READY"),
          Map.entry(803, "CUDA_ERROR_SYSTEM_DRIVER_MISMATCH"),
          Map.entry(804, "CUDA_ERROR_COMPAT_NOT_SUPPORTED_ON_DEVICE"),
          Map.entry(900, "CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED"),
          Map.entry(901, "CUDA_ERROR_STREAM_CAPTURE_INVALIDATED"),
          Map.entry(914, "CUDA_ERROR_INVALID_RESOURCE_TYPE"),
          Map.entry(915, "CUDA_ERROR_INVALID_RESOURCE_CONFIGURATION"),
          Map.entry(999, "CUDA_ERROR_UNKNOWN"));

  /// What to try where a driver does not start (CUDA Driver API 13.0, `CUresult`).
  private static final Map<Integer, String> AT_START =
      Map.of(
          34,
              "This is CUDA's library for linking, not the driver: take its folder off"
                  + " LD_LIBRARY_PATH.",
          46, "Another process has the GPU for itself, or the GPU is lost: nvidia-smi shows both.",
          100, "In a container give it the GPU (--gpus all); maybe CUDA_VISIBLE_DEVICES hides it.",
          802,
              "GPUs behind NVSwitch (HGX, DGX) wait for NVIDIA's Fabric Manager: start"
                  + " nvidia-fabricmanager in the driver's version.",
          803,
              "The driver's library and its kernel module differ: reboot after an update of the"
                  + " driver, and start containers again.",
          804,
              "The CUDA compatibility library on LD_LIBRARY_PATH does not work with this GPU: take"
                  + " it off.",
          999, "Load the kernel module nvidia-uvm (nvidia-modprobe -u), or reboot.");

  private CudaErrors() {}

  /// What to try when a driver does not start with this error; empty where nobody knows.
  static String adviceAtStart(int code) {
    return AT_START.getOrDefault(code, "");
  }

  /// The name in cuda.h.
  public static String nameOf(int code) {
    return NAMES.getOrDefault(code, "an error that cuda.h knows by its number");
  }
}
