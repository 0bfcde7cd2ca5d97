package io.optimum.workbench.device.cuda.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.domain.run.HostThreads;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.StreamPriority;
import org.junit.jupiter.api.Test;

class LaunchScheduleTest {
  private final RunRequest request =
      new FakeGpu()
          .request(
              1,
              FakeGpu.deployment("a", 1).withStreams(2).withPriority(StreamPriority.HIGH),
              FakeGpu.deployment("b", 4).withCudaGraph(true).withSmShareFraction(0.5));

  @Test
  void hasALanePerStreamInTheOrderOfTheDeployments() {
    assertThat(LaunchSchedule.of(request).lanes())
        .containsExactly(
            new LanePlan(0, 0, 0, StreamPriority.HIGH, false, 1),
            new LanePlan(1, 0, 1, StreamPriority.HIGH, false, 1),
            new LanePlan(2, 1, 0, StreamPriority.NORMAL, true, 0.5));
  }

  @Test
  void givesEachLaneAThreadOrAllTheSame() {
    LaunchSchedule own = LaunchSchedule.of(request);
    assertThat(own.threads()).hasSize(3).allSatisfy(each -> assertThat(each).hasSize(1));
    LaunchSchedule shared = LaunchSchedule.of(request.withHostThreads(HostThreads.SHARED));
    assertThat(shared.threads()).containsExactly(shared.lanes());
  }

  @Test
  void refusesMoreStreamsThanTheDeviceHasConnections() {
    RunRequest many = new FakeGpu().request(1, FakeGpu.deployment("a", 1).withStreams(33));
    assertThatThrownBy(() -> LaunchSchedule.of(many))
        .hasMessageContaining("33 streams")
        .hasMessageContaining("32 connections");
  }
}
