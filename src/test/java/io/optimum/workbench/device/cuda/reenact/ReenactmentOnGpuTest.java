package io.optimum.workbench.device.cuda.reenact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.device.cuda.CudaGpuInfo;
import io.optimum.workbench.device.cuda.RealGpu;
import io.optimum.workbench.device.cuda.driver.CudaDriver;
import io.optimum.workbench.device.cuda.driver.jcuda.JCudaDriver;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.Pipe;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@Tag("gpu")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReenactmentOnGpuTest {
  @Test
  @Order(1)
  void theClockOfAnSmIsPlausible() {
    with((kernels, watch, _) -> {
      double hertz = watch.clockHertz();
      System.out.printf("SM clock by %%globaltimer: %.0f MHz%n", hertz / 1e6);
      assertThat(hertz).as("clocks of an SM per second of its globaltimer").isBetween(2e8, 4e9);
    });
  }

  @Test
  @Order(2)
  void aKernelThatOnlyWaitsTakesItsTime() {
    holdsWithin(new KernelProfile("k", "l", 100_000, 264, 256, 128, 0, 0, Pipe.FP32, 0, 0, 0));
  }

  @Test
  @Order(3)
  void aKernelThatReadsDeviceMemoryTakesItsTime() {
    holdsWithin(
        new KernelProfile("k", "l", 200_000, 528, 256, 64, 0, 0, Pipe.FP32, 20e6, 30e6, 1e6));
  }

  @Test
  @Order(4)
  void aKernelOnTensorCoresTakesItsTime() {
    holdsWithin(
        new KernelProfile(
            "k", "l", 200_000, 264, 256, 128, 49_152, 1e9, Pipe.FP16_TENSOR, 5e6, 1e7, 1e6));
  }

  private static void holdsWithin(KernelProfile kernel) {
    with((_, watch, sheet) -> {
      double gap = sheet.graphKernelGapNanos();
      Calibrator calibrator = new Calibrator(new CycleFit(watch.clockHertz(), gap), watch);
      KernelPlan plan =
          calibrator
              .calibrate(LaunchPlan.of(List.of(KernelPlan.of(kernel, sheet))))
              .kernels()
              .getFirst();
      double nanos = watch.nanos(plan) - gap;
      System.out.printf("%s takes %.0f ns%n", plan, nanos);
      assertThat(nanos)
          .as("ns of a kernel after its calibration: %s", plan)
          .isCloseTo(kernel.soloNanos(), within(0.05 * kernel.soloNanos()));
    });
  }

  private interface Check {
    void on(Kernels kernels, GpuStopwatch watch, GpuSpec sheet);
  }

  private static void with(Check check) {
    CudaGpuInfo gpu = RealGpu.info();
    GpuSpec sheet = RealGpu.sheet();
    try (CudaDriver driver = new JCudaDriver(gpu);
        Kernels kernels = new Kernels(driver, sheet);
        GpuStopwatch watch = new GpuStopwatch(driver, kernels)) {
      check.on(kernels, watch, sheet);
    }
  }
}
