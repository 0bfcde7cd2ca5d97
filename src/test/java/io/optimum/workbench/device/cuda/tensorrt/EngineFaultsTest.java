package io.optimum.workbench.device.cuda.tensorrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.device.DeviceFaultException;
import io.optimum.workbench.device.EngineBinary;
import io.optimum.workbench.device.cuda.CudaGpu;
import io.optimum.workbench.device.cuda.driver.Scope;
import io.optimum.workbench.device.cuda.run.FakeGpu;
import io.optimum.workbench.device.cuda.run.RunDevice;
import io.optimum.workbench.domain.plan.InfeasibleException;
import io.optimum.workbench.domain.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What whoever measures hears of an engine that TensorRT refuses, or that fails in a run.
class EngineFaultsTest {
  private final FakeGpu fake = new FakeGpu();
  @TempDir private Path folder;

  private RunResult run(TensorRt library, String content) throws IOException {
    RunDevice parts = fake.device();
    RunDevice device =
        new RunDevice(
            parts.gpu(),
            parts.driver(),
            new TensorRtSource(library),
            parts.tracer(),
            parts.monitor(),
            parts.host(),
            parts.outputs());
    CudaGpu gpu = new CudaGpu(device, new Scope());
    Path file = Files.writeString(folder.resolve("e.plan"), content);
    gpu.load(
        FakeGpu.profile("fast", 1, FakeGpu.MILLI),
        new EngineBinary(file, 9, "0".repeat(64), "8.6.1"));
    return gpu.run(fake.request(10 * FakeGpu.MILLI, FakeGpu.deployment("fast", 1)));
  }

  @Test
  void anEngineOfAnotherGpuIsRefusedInTensorRtsWords() {
    assertThatThrownBy(() -> run(new FakeTensorRt(), "foreign"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TensorRT says")
        .hasMessageContaining("expecting compute 9.0 got compute 8.0");
    assertThat(fake.driver.open).as("open handles").isZero();
  }

  @Test
  void anEngineThatDoesNotFitIsInfeasible() {
    assertThatThrownBy(() -> run(new FakeTensorRt(), "huge"))
        .isInstanceOf(InfeasibleException.class)
        .hasMessageContaining("Error Code 2: OutOfMemory")
        .hasMessageContaining("smaller batch");
    assertThat(fake.driver.open).as("open handles").isZero();
  }

  @Test
  void anEngineThatFailsInARunIsAFaultOfTheDevice() {
    FakeTensorRt library =
        new FakeTensorRt() {
          private int enqueued;

          @Override
          void enqueued() {
            if (++enqueued == 2) {
              throw TensorRtException.fault(
                  "The engine failed in an inference",
                  List.of("Error Code 1: Cuda Runtime (an illegal memory access)"));
            }
          }
        };
    assertThatThrownBy(() -> run(library, "an engine"))
        .isInstanceOf(DeviceFaultException.class)
        .hasMessageContaining("failed in an inference")
        .hasMessageContaining("illegal memory access");
    assertThat(fake.driver.open).as("open handles").isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2: [executionContext.cpp::initializeExecutionContext::543] Error Code 2: OutOfMemory",
        "1: [defaultAllocator.cpp::allocate::20] Error Code 1: Cuda Runtime (out of memory)",
        "Requested amount of GPU memory (1073741824 bytes) could not be allocated."
      })
  void everyWayInWhichTensorRtSaysThatMemoryRanOutIsUnderstood(String reason) {
    assertThat(TensorRtException.of("No", List.of(reason)))
        .isInstanceOf(InfeasibleException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aRefusalWithoutAReasonSaysSo() {
    assertThat(TensorRtException.of("The engine cannot be loaded", List.of()))
        .isInstanceOf(TensorRtException.class)
        .hasMessage("The engine cannot be loaded; TensorRT gave no reason.");
  }

  @Test
  void ofLibrariesThatDoNotLoadTheMissingOneIsNamed() {
    LinkageError cudart = new UnsatisfiedLinkError("libcudart.so.12: cannot open shared object");
    LinkageError binding = new UnsatisfiedLinkError("no jnicudart in java.library.path: /usr/lib");
    binding.initCause(cudart);
    assertThat(TensorRtException.notLoaded(binding))
        .hasMessageContaining("cannot be loaded: libcudart.so.12: cannot open shared object.")
        .message()
        .doesNotContain("java.library.path");
    assertThat(TensorRtException.notLoaded(cudart)).hasMessageContaining("libcudart.so.12");
  }
}
