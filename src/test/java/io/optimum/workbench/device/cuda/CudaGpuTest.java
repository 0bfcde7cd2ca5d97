package io.optimum.workbench.device.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.TestData;
import io.optimum.workbench.device.DeviceFaultException;
import io.optimum.workbench.device.cuda.driver.Scope;
import io.optimum.workbench.device.cuda.run.FakeGpu;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.plan.InfeasibleException;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.domain.run.StopRule;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CudaGpuTest {
  private final FakeGpu fake = new FakeGpu();
  private final Scope scope = new Scope();
  private final CudaGpu gpu = new CudaGpu(fake.device(), scope);

  @BeforeEach
  void load() {
    gpu.load(FakeGpu.profile("fast", 1, 1_000_000));
  }

  @Test
  void saysWhatItIsAndCanDo() {
    assertThat(gpu.capabilities().name()).isEqualTo("Fake GPU");
    assertThat(gpu.capabilities().provenance()).isEqualTo(Provenance.MEASURED);
    assertThat(gpu.capabilities().sharing())
        .containsExactlyInAnyOrder(Sharing.STREAMS, Sharing.GREEN_CONTEXT);
    assertThat(gpu.capabilities().kernelSpans()).as("there is no tracer").isFalse();
    assertThat(gpu.capabilities().version())
        .isEqualTo("fake driver 1, fake engines 1, There is no tracer.");
  }

  @Test
  void withoutGreenContextsThereAreNoSmShares() {
    fake.driver.partitions = false;
    assertThat(gpu.capabilities().sharing()).containsExactly(Sharing.STREAMS);
    RunRequest request =
        RunRequest.closedLoop(
            FakeGpu.GPU.id(),
            new Combination(Sharing.GREEN_CONTEXT, List.of(FakeGpu.deployment("fast", 1))),
            0,
            StopRule.after(1),
            1);
    assertThatThrownBy(() -> run(request))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot share by green-context");
  }

  @Test
  void refusesAShareOfTheSmsUnderPlainStreams() {
    RunRequest request = fake.request(1, FakeGpu.deployment("fast", 1).withSmShareFraction(0.5));
    assertThatThrownBy(() -> run(request)).hasMessageContaining("smShareFraction (0.5)");
  }

  @Test
  void refusesTheProfileOfAnotherGpu() {
    assertThatThrownBy(() -> gpu.load(TestData.profile("alpha", 1, 1)))
        .hasMessageContaining("cannot run on h100-sxm");
  }

  @Test
  void runsWhatIsLoaded() {
    RunResult result = run(fake.request(10_000_000, FakeGpu.deployment("fast", 1)));
    assertThat(result.deployments().getFirst().latency().sampleCount()).isBetween(9, 11);
    assertThat(result.provenance()).isEqualTo(Provenance.MEASURED);
  }

  @Test
  void outOfMemoryIsInfeasibleAndTheDeviceGoesOn() {
    fake.driver.fail("open", 1, 2);
    RunRequest request = fake.request(10_000_000, FakeGpu.deployment("fast", 1));
    assertThatThrownBy(() -> run(request))
        .isInstanceOf(InfeasibleException.class)
        .hasMessageContainingAll("CUDA_ERROR_OUT_OF_MEMORY", "smaller batch", "MiB are free");
    fake.driver.fail("open", Integer.MAX_VALUE, 2);
    assertThat(run(request).deployments()).hasSize(1);
  }

  @Test
  void aStickyErrorMakesTheDeviceUnusable() {
    fake.driver.fail("cuEventQuery", 5, 700);
    RunRequest request = fake.request(10_000_000, FakeGpu.deployment("fast", 1));
    assertThatThrownBy(() -> run(request))
        .isInstanceOf(DeviceFaultException.class)
        .hasMessageContainingAll("CUDA_ERROR_ILLEGAL_ADDRESS", "unusable until its process");
    assertThatThrownBy(() -> run(request))
        .isInstanceOf(DeviceFaultException.class)
        .hasMessageStartingWith("The GPU was lost in an earlier run");
    assertThat(fake.driver.open).as("open handles").isZero();
  }

  @Test
  void anotherErrorEndsOneRunOnly() {
    fake.driver.fail("cuLaunchKernel", 5, 701);
    RunRequest request = fake.request(10_000_000, FakeGpu.deployment("fast", 1));
    assertThatThrownBy(() -> run(request)).isInstanceOf(DeviceFaultException.class);
    fake.driver.fail("cuLaunchKernel", Integer.MAX_VALUE, 701);
    assertThat(run(request).deployments()).hasSize(1);
  }

  @Test
  void closesWhatItWasOpenedWith() {
    boolean[] closed = new boolean[1];
    scope.keep(() -> closed[0] = true);
    gpu.close();
    assertThat(closed[0]).isTrue();
  }

  @Test
  void aLostGpuIsClosedWithoutAnotherError() {
    fake.driver.fail("cuEventQuery", 5, 700);
    RunRequest request = fake.request(10_000_000, FakeGpu.deployment("fast", 1));
    assertThatThrownBy(() -> run(request)).isInstanceOf(DeviceFaultException.class);
    fake.driver.fail("cuCtxSetCurrent", 1, 700);
    boolean[] closed = new boolean[1];
    scope.keep(() -> closed[0] = true);
    gpu.close();
    assertThat(closed[0]).isTrue();
  }

  private RunResult run(RunRequest request) {
    return gpu.run(request);
  }
}
