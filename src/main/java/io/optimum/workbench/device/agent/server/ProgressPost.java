package io.optimum.workbench.device.agent.server;

import io.optimum.workbench.device.agent.message.AgentProtocol.FromAgent;
import io.optimum.workbench.device.agent.message.MessageWriter;
import io.optimum.workbench.task.Progress;
import java.time.Duration;

/// Tells whoever measures where a run is, a few times a second, and the device when it is to stop.
final class ProgressPost implements Progress {
  private static final Duration BETWEEN = Duration.ofMillis(50);

  private final MessageWriter out;
  private final Conduct conduct;
  private final Activity activity;
  private Duration since = BETWEEN;

  ProgressPost(MessageWriter out, Conduct conduct, Activity activity) {
    this.out = out;
    this.conduct = conduct;
    this.activity = activity;
  }

  @Override
  public void report(double doneFraction, String message) {
    conduct.refuseWhenCancelled();
    since = since.plus(activity.deviceSilence());
    activity.heard();
    if (since.compareTo(BETWEEN) >= 0) {
      since = Duration.ZERO;
      out.send(new FromAgent.Progress(doneFraction, message));
    }
  }
}
