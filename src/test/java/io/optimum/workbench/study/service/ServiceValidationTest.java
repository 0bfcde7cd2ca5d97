package io.optimum.workbench.study.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.codec.GpuSheets;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.DeviceOpener;
import io.optimum.workbench.device.sim.SimulatedGpu;
import io.optimum.workbench.device.sim.SimulatorOptions;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.task.Progress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ServiceValidationTest {
  private static final DeviceOpener DEVICES =
      choice ->
          new SimulatedGpu(((DeviceChoice.Simulated) choice).gpu(), SimulatorOptions.standard());
  private static ServiceReport report;

  @BeforeAll
  static void validate() {
    GpuSpec gpu =
        new GpuSheets(new JsonCodec())
            .shipped().stream()
                .filter(each -> each.id().value().equals("a100-80gb-pcie"))
                .findFirst()
                .orElseThrow();
    report = new ServiceValidation(DEVICES, gpu).run(ServiceSuite.quick(), 2, Progress.none());
  }

  @Test
  void everyEngineUnderEveryLoadIsPredictedWithinTwentyFivePercent() {
    assertThat(report.checks()).hasSize(4);
    assertThat(report.checks())
        .allSatisfy(each -> assertThat(each.p99ErrorFraction()).isBetween(-0.25, 0.25));
  }

  @Test
  void ofTheMeasuredInputsNineteenInTwentyAreWithinTheMeasuredP95() {
    assertThat(report.checks())
        .allSatisfy(each ->
            assertThat(each.predicted().goodputPerSecond() / each.measured().goodputPerSecond())
                .isBetween(0.85, 1.1));
  }

  @Test
  void theSummaryOfAllCountsEveryCheck() {
    assertThat(report.summaries().getFirst().of()).isEqualTo("all");
    assertThat(report.summaries().getFirst().count()).isEqualTo(report.checks().size());
  }

  @Test
  void heavierLoadsWaitLonger() {
    assertThat(report.checks().get(2).measured().p99Nanos())
        .isGreaterThan(report.checks().get(0).measured().p99Nanos());
  }
}
