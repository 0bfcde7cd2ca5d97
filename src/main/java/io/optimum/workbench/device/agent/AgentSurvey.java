package io.optimum.workbench.device.agent;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.MachineSurvey;
import io.optimum.workbench.device.agent.message.Patience;
import io.optimum.workbench.domain.gpu.GpuMachine;
import io.optimum.workbench.task.Progress;
import java.util.function.Function;

/// Asks agents: what they greet with, and nothing more. A driver that hangs or crashes does so
/// there.
public final class AgentSurvey implements MachineSurvey {
  private final Function<DeviceChoice.Place, AgentLaunch> launches;
  private final Patience patience;
  private final JsonCodec codec;

  /// @param launches how an agent is started at a place
  public AgentSurvey(
      Function<DeviceChoice.Place, AgentLaunch> launches, Patience patience, JsonCodec codec) {
    this.launches = launches;
    this.patience = patience;
    this.codec = codec;
  }

  @Override
  public GpuMachine survey(DeviceChoice.Place place, Progress progress) {
    try (AgentProcess agent = new AgentProcess(launches.apply(place), patience, codec)) {
      return agent.greet(progress).machine();
    }
  }
}
