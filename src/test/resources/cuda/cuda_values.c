// What cuda.h says of the numbers and layouts that the program writes down itself, a line each.
//   gcc -I/usr/local/cuda/include -o /tmp/values cuda_values.c && /tmp/values
#include <cuda.h>
#include <stddef.h>
#include <stdio.h>

// The calls of green contexts, by the types of their arguments: it compiles only if they are so.
#define TAKES(function, ...) \
  _Static_assert(__builtin_types_compatible_p(__typeof__(function), CUresult(__VA_ARGS__)), #function)
TAKES(cuDeviceGetDevResource, CUdevice, CUdevResource *, CUdevResourceType);
TAKES(cuDevSmResourceSplitByCount, CUdevResource *, unsigned *, const CUdevResource *, CUdevResource *, unsigned, unsigned);
TAKES(cuDevResourceGenerateDesc, CUdevResourceDesc *, CUdevResource *, unsigned);
TAKES(cuGreenCtxCreate, CUgreenCtx *, CUdevResourceDesc, CUdevice, unsigned);
TAKES(cuGreenCtxDestroy, CUgreenCtx);
TAKES(cuCtxFromGreenCtx, CUcontext *, CUgreenCtx);
TAKES(cuCtxSetCurrent, CUcontext);
_Static_assert(sizeof(CUdevice) == 4 && sizeof(CUgreenCtx) == 8 && sizeof(CUdevResourceDesc) == 8, "handles");

#define VALUE(name) printf(#name " %d\n", (int)name)

int main(void) {
  printf("RESOURCE_BYTES %zu\n", sizeof(CUdevResource));
  printf("SM_COUNT_OFFSET %zu\n", offsetof(CUdevResource, sm.smCount));
  printf("MIN_PARTITION_OFFSET %zu\n", offsetof(CUdevResource, sm.minSmPartitionSize));
  VALUE(CU_DEV_RESOURCE_TYPE_SM);
  VALUE(CU_GREEN_CTX_DEFAULT_STREAM);
  VALUE(CUDA_ERROR_INVALID_VALUE);
  VALUE(CUDA_ERROR_OUT_OF_MEMORY);
  VALUE(CUDA_ERROR_NOT_INITIALIZED);
  VALUE(CUDA_ERROR_STUB_LIBRARY);
  VALUE(CUDA_ERROR_CALL_REQUIRES_NEWER_DRIVER);
  VALUE(CUDA_ERROR_DEVICE_UNAVAILABLE);
  VALUE(CUDA_ERROR_NO_DEVICE);
  VALUE(CUDA_ERROR_INVALID_DEVICE);
  VALUE(CUDA_ERROR_INVALID_IMAGE);
  VALUE(CUDA_ERROR_INVALID_CONTEXT);
  VALUE(CUDA_ERROR_NO_BINARY_FOR_GPU);
  VALUE(CUDA_ERROR_ECC_UNCORRECTABLE);
  VALUE(CUDA_ERROR_INVALID_PTX);
  VALUE(CUDA_ERROR_NVLINK_UNCORRECTABLE);
  VALUE(CUDA_ERROR_UNSUPPORTED_PTX_VERSION);
  VALUE(CUDA_ERROR_CONTAINED);
  VALUE(CUDA_ERROR_INVALID_HANDLE);
  VALUE(CUDA_ERROR_NOT_FOUND);
  VALUE(CUDA_ERROR_NOT_READY);
  VALUE(CUDA_ERROR_ILLEGAL_ADDRESS);
  VALUE(CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES);
  VALUE(CUDA_ERROR_LAUNCH_TIMEOUT);
  VALUE(CUDA_ERROR_CONTEXT_IS_DESTROYED);
  VALUE(CUDA_ERROR_ASSERT);
  VALUE(CUDA_ERROR_HARDWARE_STACK_ERROR);
  VALUE(CUDA_ERROR_ILLEGAL_INSTRUCTION);
  VALUE(CUDA_ERROR_MISALIGNED_ADDRESS);
  VALUE(CUDA_ERROR_INVALID_ADDRESS_SPACE);
  VALUE(CUDA_ERROR_INVALID_PC);
  VALUE(CUDA_ERROR_LAUNCH_FAILED);
  VALUE(CUDA_ERROR_NOT_SUPPORTED);
  VALUE(CUDA_ERROR_SYSTEM_NOT_READY);
  VALUE(CUDA_ERROR_SYSTEM_DRIVER_MISMATCH);
  VALUE(CUDA_ERROR_COMPAT_NOT_SUPPORTED_ON_DEVICE);
  VALUE(CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED);
  VALUE(CUDA_ERROR_STREAM_CAPTURE_INVALIDATED);
  VALUE(CUDA_ERROR_INVALID_RESOURCE_TYPE);
  VALUE(CUDA_ERROR_INVALID_RESOURCE_CONFIGURATION);
  VALUE(CUDA_ERROR_UNKNOWN);
  return 0;
}
