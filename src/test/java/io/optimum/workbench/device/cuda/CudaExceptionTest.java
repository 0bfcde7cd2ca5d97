package io.optimum.workbench.device.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

class CudaExceptionTest {
  @Test
  void successIsNoException() {
    assertThatCode(
            () -> CudaException.check(CudaException.Api.CUDA, "cuInit", 0, _ -> "never asked"))
        .doesNotThrowAnyException();
  }

  @Test
  void namesTheCallTheErrorAndItsNumber() {
    CudaException failure =
        failure(CudaException.Api.NVML, "nvmlInit_v2", 9, "NVML_ERROR_DRIVER_NOT_LOADED");
    assertThat(failure)
        .hasMessage("nvmlInit_v2 failed: NVML_ERROR_DRIVER_NOT_LOADED (9).")
        .returns("nvmlInit_v2", CudaException::call)
        .returns("NVML_ERROR_DRIVER_NOT_LOADED", CudaException::error)
        .returns(9, CudaException::code);
  }

  @Test
  void saysThatTheDeviceIsLostAfterAStickyError() {
    CudaException failure =
        failure(CudaException.Api.CUDA, "cuEventQuery", 700, "CUDA_ERROR_ILLEGAL_ADDRESS");
    assertThat(failure.isSticky()).isTrue();
    assertThat(failure).hasMessageContaining("unusable until its process is started again");
  }

  @Test
  void saysWhatToDoWhenMemoryRunsOut() {
    CudaException failure =
        failure(CudaException.Api.CUDA, "cuMemAlloc", 2, "CUDA_ERROR_OUT_OF_MEMORY");
    assertThat(failure.isOutOfMemory()).isTrue();
    assertThat(failure.isSticky()).isFalse();
    assertThat(failure).hasMessageContaining("smaller batch");
  }

  @Test
  void saysWhatToDoAboutADriverThatIsTooOld() {
    assertThat(
            failure(
                CudaException.Api.CUDA, "cudaGetDeviceCount", 35, "cudaErrorInsufficientDriver"))
        .hasMessage(
            "cudaGetDeviceCount failed: cudaErrorInsufficientDriver (35). There is no driver, or it"
                + " is older than the CUDA of this library: update the driver.");
  }

  @Test
  void takesNumbersOfOtherLibrariesForWhatTheyAre() {
    CudaException failure =
        failure(CudaException.Api.CUPTI, "cuptiActivityEnable", 999, "CUPTI_ERROR_UNKNOWN");
    assertThat(failure.isSticky()).isFalse();
    assertThat(
            failure(CudaException.Api.NVML, "x", 2, "NVML_ERROR_INVALID_ARGUMENT").isOutOfMemory())
        .isFalse();
  }

  private static CudaException failure(CudaException.Api api, String call, int code, String name) {
    return catchThrowableOfType(
        CudaException.class, () -> CudaException.check(api, call, code, _ -> name));
  }
}
